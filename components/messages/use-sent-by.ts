'use client';

import { useTranslations } from 'use-intl';
import { SENT_BY } from '@/lib/domain/authorisation/sent-by';
import type { MessageRow } from '@/lib/schemas/message';
import type { FilterField } from '../filters/filter-field';

export type Sent = Pick<MessageRow, 'login' | 'sentBy'>;

/** By whom something was sent, in a word: the API user whose name it bears, else the person, the key or the machine. */
export function useSentBy(): (sent: Sent) => string {
  const t = useTranslations('messages');
  return ({ login, sentBy }) => {
    if (login !== null) return login;
    return sentBy === null || sentBy.kind === 'api-user'
      ? t('sentByKinds.api-user')
      : t(`sentByNames.${sentBy.kind}`, { name: sentBy.name });
  };
}

/** The filter of it. */
export function useSentByFilter(): FilterField {
  const t = useTranslations('messages');
  const options = SENT_BY.map((kind) => [kind, t(`sentByKinds.${kind}`)] as const);
  return { kind: 'choice', name: 'by', label: t('sentBy'), options };
}
