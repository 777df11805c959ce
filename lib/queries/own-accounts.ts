import { ownAccounts, ownAccountsQuery } from '@/lib/schemas/account';

/** What somebody reads of all their accounts, to go to another one. No account is called `accounts`. */
export const OWN_ACCOUNTS = {
  url: '/api/panel/accounts',
  query: ownAccountsQuery,
  answer: ownAccounts,
} as const;
