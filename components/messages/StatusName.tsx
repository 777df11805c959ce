'use client';

import type { MessageState } from '@/lib/domain/delivery/message-state';
import { durationOf } from '@/lib/domain/delivery/ptt';
import type { SignalName } from '../ui/Signal';
import { Status } from '../ui/Status';
import { SIGNALS } from './MessageStatus';
import { PttTags } from './PttTags';
import { useStatusName } from './use-status-name';

type Props = { state: MessageState; ptt: number };

const TONES: Readonly<Partial<Record<SignalName, 'good' | 'bad'>>> = { good: 'good', bad: 'bad' };

/** What was told of a message or of a segment, by its signal and its name, with the code behind it. */
export function StatusName({ state, ptt }: Props) {
  const name = useStatusName();
  const signal = durationOf(ptt) === 'temporary' ? 'warn' : SIGNALS[state];
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1 align-top">
      <Status signal={signal}>{name({ state, ptt })}</Status>
      {ptt !== 0 && state !== 'cancelled' && <PttTags ptt={ptt} tone={TONES[signal]} />}
    </span>
  );
}
