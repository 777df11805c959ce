'use client';

import { useTranslations } from 'use-intl';
import { SENT_BY, tellSentBy } from '@/lib/domain/authorisation/sent-by';
import type { MessageRow } from '@/lib/schemas/message';
import type { FilterField } from '../filters/filter-field';

export type Sent = Pick<MessageRow, 'login' | 'sentBy'>;

/** By whom something was sent, and for which API user, where that was somebody else. */
export function useSentBy(): (sent: Sent) => string {
  const t = useTranslations('messages');
  return (sent) => {
    const { by, payer } = tellSentBy(sent);
    const words = by.name === '' ? t(`sentByKinds.${by.kind}`) : t(`sentByNames.${by.kind}`, { name: by.name });
    return payer === null ? words : t('sentByFor', { by: words, login: payer });
  };
}

/** The filter of it. */
export function useSentByFilter(): FilterField {
  const t = useTranslations('messages');
  const options = SENT_BY.map((kind) => [kind, t(`sentByKinds.${kind}`)] as const);
  return { kind: 'choice', name: 'by', label: t('sentFrom'), options };
}
