'use client';

import { useTranslations } from 'use-intl';
import { ONE_CREDIT } from '@/lib/domain/credits';
import { RESOURCES } from '@/lib/queries/resources';
import { useOwnAccounts } from '@/lib/queries/use-own-accounts';
import { useResource } from '@/lib/queries/use-resource';
import { accountPage } from '../layout/account-pages';
import { useTimeZone } from '../layout/use-time-zone';
import { apiUserPage } from '../ui/api-user-page';
import { useFormat } from '../ui/use-format';
import type { Place, PlaceGroup } from './place';
import { fits, useAccountPages, usePanelPages } from './use-pages';

/** Where somebody may mean to go. */
export type Found = {
  readonly groups: readonly PlaceGroup[];
  readonly isSearching: boolean;
  readonly hasFailed: boolean;
  /** There is more of that name than is told. */
  readonly hasMore: boolean;
  /** Numbers are looked for, too. */
  readonly hasNumbers?: true;
};

/** What is typed now, and what of it the server was asked for. */
type Typing = { readonly text: string; readonly settled: string };

/** The reader's accounts of such a name, unless nobody asks. */
function useAccounts({ text, settled }: Typing, isAsked: boolean) {
  const t = useTranslations('messages.page');
  const format = useFormat();
  const creditOf = (credits: number) =>
    t('credits', { count: credits / ONE_CREDIT, amount: format.exactCredits(credits) });
  const { data, isFetching, isError, isPlaceholderData } = useOwnAccounts(settled, isAsked);
  const places = ((isAsked && data?.accounts) || []).map(({ serviceName, description, creditsLeft }) => ({
    serviceName,
    href: accountPage(serviceName, ''),
    label: description || serviceName,
    detail: [...(description === '' ? [] : [serviceName]), creditOf(creditsLeft)].join(' · '),
  }));
  const isOld = text !== settled || isPlaceholderData;
  return {
    // What came for other letters is shown as far as it has these.
    places: isOld ? places.filter(({ label, serviceName }) => fits(text)(`${label} ${serviceName}`)) : places,
    isSearching: isAsked && (isFetching || isOld),
    hasFailed: isError,
    hasMore: isAsked && data?.hasMore === true,
  };
}

/** All of the reader's accounts, the open one marked, and the way to their list. */
export function useAccountChoice(open: string, typing: Typing): Found {
  const t = useTranslations('palette');
  const { places, ...rest } = useAccounts(typing, true);
  const all = { label: t('allAccounts'), href: '/telecom/sms', detail: '' };
  const marked = places.map(({ serviceName, ...place }) => ({ ...place, isCurrent: serviceName === open }));
  return {
    ...rest,
    groups: [
      { kind: 'account', places: marked },
      { kind: 'page', places: [all].filter(({ label }) => fits(typing.text)(label)) },
    ],
  };
}

/** Among the pages of the panel and, once something is typed, the reader's accounts. */
export function usePanelPlaces(typing: Typing, isInstanceOwner: boolean): Found {
  const pages = usePanelPages(typing.text, isInstanceOwner);
  const { places, ...rest } = useAccounts(typing, typing.text !== '');
  return {
    ...rest,
    groups: [
      { kind: 'page', places: pages },
      { kind: 'account', places },
    ],
  };
}

/** Among the pages of an account, what it has of that name, number or id, and all that is outside it. */
export function useAllPlaces(serviceName: string, typing: Typing, isInstanceOwner: boolean): Found {
  const { text, settled } = typing;
  const t = useTranslations('messages.states');
  const bulk = useTranslations('bulk');
  const format = useFormat();
  const timeZone = useTimeZone(serviceName);
  const pages = useAccountPages(serviceName, text);
  const panelPages = usePanelPages(text, isInstanceOwner);
  const isTyped = text !== '';
  const accounts = useAccounts(typing, isTyped);
  const { data, isFetching, isError } = useResource(RESOURCES.search, serviceName, { text: settled }, settled !== '');
  const isSettled = text === settled;
  // What came for other letters may not have these: it is not shown, so that Enter never goes there.
  const { messages, sends, logins, senders } = isTyped && isSettled && data ? data : NOTHING;
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
          ...messages.map(({ id, groupedRecipient, state, createdAt }) => ({
            href: accountPage(serviceName, `/messages/${id}`),
            label: groupedRecipient,
            detail: `${t(state)}, ${format.dateTime(createdAt, timeZone)}`,
          })),
        ],
      },
      { kind: 'apiUser', places: logins.map((login) => named(login, apiUserPage(serviceName, login))) },
      {
        kind: 'sender',
        places: senders.map(({ sender, groupedSender }) =>
          named(groupedSender, accountPage(serviceName, `/messages?sender=${encodeURIComponent(sender)}`)),
        ),
      },
      { kind: 'account', places: accounts.places.filter((place) => place.serviceName !== serviceName) },
    ],
    isSearching: isTyped && (!isSettled || isFetching || accounts.isSearching),
    hasFailed: isTyped && (isError || accounts.hasFailed),
    hasMore: accounts.hasMore,
    hasNumbers: true,
  };
}

const NOTHING = { messages: [], sends: [], logins: [], senders: [] } as const;
