'use client';

import { useTranslations } from 'use-intl';

/** The text of a message, or of a send, in a table: its language is anybody's. Null: each recipient has a text of their own. */
export function TextCell({ text }: { text: string | null }) {
  const t = useTranslations('scheduled');
  if (text === null) return <span className="text-muted">{t('ownTexts')}</span>;
  return (
    <span lang="" title={text} className="line-clamp-1 wrap-anywhere text-secondary max-sm:line-clamp-2">
      {text}
    </span>
  );
}
