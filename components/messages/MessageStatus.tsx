'use client';

import { type Messages, useMessages, useTranslations } from 'use-intl';
import type { MessageState } from '@/lib/domain/delivery/message-state';
import type { MessageRow } from '@/lib/schemas/message';
import { Badge, type Tone } from '../ui/Badge';

const TONES: Readonly<Record<MessageState, Tone>> = {
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
  return (
    <span className="inline-flex flex-wrap items-center justify-end gap-x-2 gap-y-0.5 sm:justify-start">
      <Badge tone={TONES[state]}>{t(`states.${state}`)}</Badge>
      {ptt !== 0 && <Why code={String(ptt)} state={t(`states.${state}`)} />}
    </span>
  );
}

/** What a ptt code adds to the state. */
function Why({ code, state }: { code: string; state: string }) {
  const t = useTranslations();
  const { ptt } = useMessages();
  const isKnown = (text: string): text is keyof Messages['ptt'] & string => Object.hasOwn(ptt, text);
  if (!isKnown(code) || t(`ptt.${code}.comment`) === state) return null;
  return (
    <span
      title={t('messages.why', { ptt: code, description: t(`ptt.${code}.description`) })}
      className="text-sm text-muted"
    >
      {t(`ptt.${code}.comment`)}
    </span>
  );
}
