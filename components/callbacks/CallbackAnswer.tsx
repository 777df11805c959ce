'use client';

import { useTranslations } from 'use-intl';

const TEXT = 'font-mono wrap-anywhere text-muted';

/** What fits on a phone without scrolling the box. */
const SHORT_LENGTH = 200;

/** What a receiver answered. A long one, as a whole page of HTML is, scrolls in a box that the keyboard reaches too. */
export function CallbackAnswer({ answer }: { answer: string }) {
  const t = useTranslations('callbacks');
  if (answer.length <= SHORT_LENGTH)
    return (
      <span className="block">
        <span className="text-muted">{t('bodyIs')} </span>
        <span className={TEXT}>{answer}</span>
      </span>
    );
  return (
    <div
      role="group"
      aria-label={t('body')}
      tabIndex={0}
      className={`mt-1 max-h-40 overflow-y-auto rounded-md border border-line p-2 ${TEXT}`}
    >
      {answer}
    </div>
  );
}
