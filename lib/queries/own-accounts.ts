import { accountList, accountListQuery, ownAccounts, ownAccountsQuery } from '@/lib/schemas/account';

/** What somebody reads of all their accounts, to go to another one. No account is called `accounts`. */
export const OWN_ACCOUNTS = {
  url: '/api/panel/accounts',
  query: ownAccountsQuery,
  answer: ownAccounts,
} as const;

/** The list of them, page by page. */
export const ACCOUNT_LIST = {
  url: '/api/panel/accounts/list',
  query: accountListQuery,
  answer: accountList,
} as const;

/** Under which a page of that list is kept. */
export const keyOfAccounts = (asked: object): readonly [string, object] => ['account-list', asked];
