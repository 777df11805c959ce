'use client';

import { useTranslations } from 'use-intl';
import { RESOURCES } from '@/lib/queries/resources';
import { useOwnAccounts } from '@/lib/queries/use-own-accounts';
import { useResource } from '@/lib/queries/use-resource';
import { accountPage } from '../layout/account-pages';
import { useTimeZone } from '../layout/use-time-zone';
import { apiUserPage } from '../ui/api-user-page';
import { useFormat } from '../ui/use-format';
import type { Place, PlaceGroup } from './place';
import { useAccountPages, usePanelPages } from './use-pages';

/** Where somebody may mean to go. */
export type Found = {
  readonly groups: readonly PlaceGroup[];
  readonly isSearching: boolean;
  readonly hasFailed: boolean;
  /** There is more of that name than is told. */
  readonly hasMore: boolean;
};

/** The reader's other accounts of such a name, unless nobody asks. */
export function useAccountPlaces(open: string | undefined, text: string, isAsked = true): Found {
  const { data, isFetching, isError } = useOwnAccounts(text, isAsked);
  const others = ((isAsked && data?.accounts) || []).filter(({ serviceName }) => serviceName !== open);
  const places = others.map(({ serviceName, description }) => ({
    href: accountPage(serviceName, ''),
    label: description || serviceName,
    detail: description === '' ? '' : serviceName,
  }));
  return {
    groups: [{ kind: 'account', places }],
    isSearching: isFetching,
    hasFailed: isError,
    hasMore: isAsked && data?.hasMore === true,
  };
}

/** Among the pages of the panel and, once something is typed, the reader's accounts. */
export function usePanelPlaces(text: string, isInstanceOwner: boolean): Found {
  const places = usePanelPages(text, isInstanceOwner);
  const accounts = useAccountPlaces(undefined, text, text !== '');
  return { ...accounts, groups: [{ kind: 'page', places }, ...accounts.groups] };
}

/** Among the pages of an account, what it has of that name, number or id, and all that is outside it. */
export function useAllPlaces(serviceName: string, text: string, isInstanceOwner: boolean): Found {
  const t = useTranslations('messages.states');
  const bulk = useTranslations('bulk');
  const format = useFormat();
  const timeZone = useTimeZone(serviceName);
  const pages = useAccountPages(serviceName, text);
  const panelPages = usePanelPages(text, isInstanceOwner);
  const accounts = useAccountPlaces(serviceName, text, text !== '');
  const isTyped = text !== '';
  const { data, isFetching, isError } = useResource(RESOURCES.search, serviceName, { text }, isTyped);
  const { messages, sends, logins, senders } = isTyped && data ? data : NOTHING;
  const named = (label: string, href: string): Place => ({ label, href, detail: '' });
  return {
    groups: [
      { kind: 'page', places: [...pages, ...panelPages] },
      {
        kind: 'message',
        places: [
          ...sends.map(({ id, messageCount, createdAt }) => ({
            href: accountPage(serviceName, `/messages/sends/${id}`),
            label: bulk('heading', { count: messageCount }),
            detail: format.dateTime(createdAt, timeZone),
          })),
          ...messages.map(({ id, recipient, state, createdAt }) => ({
            href: accountPage(serviceName, `/messages/${id}`),
            label: `+${recipient}`,
            detail: `${t(state)}, ${format.dateTime(createdAt, timeZone)}`,
          })),
        ],
      },
      { kind: 'apiUser', places: logins.map((login) => named(login, apiUserPage(serviceName, login))) },
      {
        kind: 'sender',
        places: senders.map((sender) =>
          named(sender, accountPage(serviceName, `/messages?sender=${encodeURIComponent(sender)}`)),
        ),
      },
      ...accounts.groups,
    ],
    isSearching: isTyped && (isFetching || accounts.isSearching),
    hasFailed: isTyped && (isError || accounts.hasFailed),
    hasMore: accounts.hasMore,
  };
}

const NOTHING = { messages: [], sends: [], logins: [], senders: [] } as const;
