'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { addressOf, fetchJson } from './fetch-json';
import { OWN_ACCOUNTS } from './own-accounts';

/** The reader's accounts whose name has such a part, unless it is not enabled. */
export const useOwnAccounts = (search: string, enabled: boolean) =>
  useQuery({
    queryKey: ['own-accounts', search],
    enabled,
    queryFn: ({ signal }) =>
      fetchJson(`${OWN_ACCOUNTS.url}?${addressOf({ search }).toString()}`, OWN_ACCOUNTS.answer, signal),
    placeholderData: keepPreviousData,
  });
