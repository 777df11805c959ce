'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { addressOf, fetchJson } from './fetch-json';
import { ACCOUNT_LIST, keyOfAccounts, OWN_ACCOUNTS } from './own-accounts';

/** The reader's accounts whose name has such a part, unless it is not enabled. */
export const useOwnAccounts = (search: string, enabled: boolean) =>
  useQuery({
    queryKey: ['own-accounts', search],
    enabled,
    queryFn: ({ signal }) =>
      fetchJson(`${OWN_ACCOUNTS.url}?${addressOf({ search }).toString()}`, OWN_ACCOUNTS.answer, signal),
    placeholderData: keepPreviousData,
  });

/** A page of the reader's accounts, unless it cannot be asked for. */
export const useAccountList = (asked: object, enabled: boolean) =>
  useQuery({
    queryKey: keyOfAccounts(asked),
    enabled,
    queryFn: ({ signal }) =>
      fetchJson(`${ACCOUNT_LIST.url}?${addressOf(asked).toString()}`, ACCOUNT_LIST.answer, signal),
    placeholderData: keepPreviousData,
  });
