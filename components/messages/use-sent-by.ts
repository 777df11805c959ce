'use client';

import { useTranslations } from 'use-intl';
import type { MessageRow } from '@/lib/schemas/message';

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
