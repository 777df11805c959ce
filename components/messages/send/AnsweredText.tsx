'use client';

import { useTranslations } from 'use-intl';
import { Moment } from '../../ui/Moment';
import type { Answered } from './draft';

type Props = { answered: Answered; timeZone: string };

/** What somebody sent, above the answer to it. */
export function AnsweredText({ answered: { groupedMsisdn, text, createdAt }, timeZone }: Props) {
  const t = useTranslations('send');
  return (
    <figure className="rounded-md border border-line bg-well px-3 py-2">
      <figcaption className="flex flex-wrap justify-between gap-x-3 text-xs text-muted">
        <span>{t('answering', { number: groupedMsisdn })}</span>
        <Moment at={createdAt} timeZone={timeZone} className="tabular-nums" />
      </figcaption>
      {/* In whatever language they write. */}
      <blockquote lang="" className="mt-1 max-h-40 overflow-y-auto wrap-anywhere whitespace-pre-wrap">
        {text}
      </blockquote>
    </figure>
  );
}
