'use client';

import { useTranslations } from 'use-intl';
import { CopiedFact } from './CopiedFact';

type Sender = { readonly groupedSender: string };

/** From whom, wherever one is shown: on one line, a number in groups. */
export const SenderName = ({ of: { groupedSender } }: { of: Sender }) => (
  <span className="whitespace-pre">{groupedSender}</span>
);

/** Of what is shown in groups the number as programs write it; null: it is none. */
const numberOf = (grouped: string): string | null =>
  /^\+[\d\s().-]+$/.test(grouped) ? grouped.replaceAll(/[^+\d]/g, '') : null;

/** The same as a fact: a number can be copied as programs write it. */
export function SenderFact({ of }: { of: Sender }) {
  const t = useTranslations('messages.page');
  const number = numberOf(of.groupedSender);
  const name = <SenderName of={of} />;
  if (number === null) return name;
  return (
    <CopiedFact text={number} label={t('copySender')}>
      {name}
    </CopiedFact>
  );
}
