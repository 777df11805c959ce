'use client';

import { useTranslations } from 'use-intl';
import type { MessageState } from '@/lib/domain/delivery/message-state';
import type { MessageRow } from '@/lib/schemas/message';
import { Badge, type Tone } from '../ui/Badge';
import { usePttWords } from '../ui/use-ptt-words';

export const TONES: Readonly<Record<MessageState, Tone>> = {
  scheduled: 'accent',
  accepted: 'neutral',
  submitted: 'wait',
  buffered: 'wait',
  delivered: 'good',
  failed: 'bad',
  expired: 'bad',
  error: 'bad',
  cancelled: 'neutral',
};

/** The state in a word, and why in a few more when the network said so. */
export function MessageStatus({ state, ptt }: Pick<MessageRow, 'state' | 'ptt'>) {
  const t = useTranslations('messages');
  const pttWords = usePttWords();
  const label = t(`states.${state}`);
  const why = ptt === 0 ? null : pttWords(ptt);
  return (
    <span className="inline-flex flex-wrap items-center justify-end gap-x-2 gap-y-0.5 sm:justify-start">
      <Badge tone={TONES[state]}>{label}</Badge>
      {why && why.comment !== label && (
        <span title={t('why', { ptt: String(ptt), description: why.description })} className="text-sm text-muted">
          {why.comment}
        </span>
      )}
    </span>
  );
}
