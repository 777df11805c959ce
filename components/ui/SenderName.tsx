'use client';

import { useTranslations } from 'use-intl';
import { CopiedFact } from './CopiedFact';

/** From whom, wherever one is shown: on one line, a number in groups. */
export const SenderName = ({ name }: { name: string }) => <span className="whitespace-pre">{name}</span>;

type Sender = { readonly sender: string; readonly groupedSender: string };

/** The same as a fact: what is shown in groups can be copied as programs write it. */
export function SenderFact({ of: { sender, groupedSender } }: { of: Sender }) {
  const t = useTranslations('messages.page');
  const name = <SenderName name={groupedSender} />;
  if (groupedSender === sender) return name;
  return (
    <CopiedFact text={sender} label={t('copySender')}>
      {name}
    </CopiedFact>
  );
}
