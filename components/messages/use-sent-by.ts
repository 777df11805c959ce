'use client';

import { useTranslations } from 'use-intl';
import { SENT_BY, tellSentBy } from '@/lib/domain/authorisation/sent-by';
import type { List } from '@/lib/queries/use-list';
import type { MessageRow } from '@/lib/schemas/message';
import type { FilterField, TextFilterField } from '../filters/filter-field';
import { useNameFilters } from '../filters/use-exact-filter';

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

/** People, and programs with a key, are told by name; what API users send is found by login, whoever sent it for them. */
const isNamed = (kind: string): boolean => kind === 'panel-user' || kind === 'consumer-key';

/** The filter of it: of which kind, and who; what the address asks for besides stays in sight. */
export function useSentByFilter(list: List): FilterField {
  const t = useTranslations('messages');
  const options = SENT_BY.map((kind) => [kind, t(`sentByKinds.${kind}`)] as const);
  const logins = useNameFilters(list, { kind: 'text', name: 'login', label: t('apiUser') });
  const by = list.askedFor('by');
  const isAsked = ({ name }: TextFilterField) => list.askedFor(name) !== '';
  const takesLogin = by === '' || by === 'api-user';
  const who = { kind: 'text', name: 'who', label: t('sentByName') } as const;
  return {
    kind: 'pair',
    choice: { kind: 'choice', name: 'by', label: t('sentBy'), options },
    texts: [
      ...[who].filter((text) => isNamed(by) || isAsked(text)),
      ...logins.filter((text) => takesLogin || isAsked(text)),
    ],
    endedBy: (chosen) => [
      ...(isNamed(chosen) ? [] : ['who']),
      ...(chosen === '' || chosen === 'api-user' ? [] : ['login', 'of']),
    ],
  };
}
