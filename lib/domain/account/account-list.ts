/** The accounts of one person as a list: what it tells of each, and how it is looked through. */

import type { Credits } from '../credits';
import { dictionaryOrder } from '../dictionary-order';
import type { Role } from '../panel-user/role';
import type { AccountSummary } from './account';
import type { ACCOUNT_STATES } from './account-of-instance';
import { type CreditLevel, RATE_DAYS } from './credit-level';

/** How many days of traffic are told, today the last of them: those that say how fast an account spends. */
export const TRAFFIC_WEEK = RATE_DAYS;

export type ListedAccount = AccountSummary & {
  readonly role: Role;
  /** Whoever owns the instance has disabled it. */
  readonly isDisabled: boolean;
  /** What its own credit paid for within RATE_DAYS. */
  readonly spentLately: Credits;
  /** Messages accepted day by day on the account's clock, the oldest first. */
  readonly week: readonly number[];
};

export const ACCOUNT_SORTS = ['name', 'state', 'credit', 'traffic', 'role'] as const;
export type AccountSort = (typeof ACCOUNT_SORTS)[number];

export const CREDIT_LEVELS = ['enough', 'low', 'none'] as const satisfies readonly CreditLevel[];

export type AccountSearch = {
  /** A part of the name that people gave it, or of its own. */
  readonly search: string;
  readonly state: (typeof ACCOUNT_STATES)[number] | '';
  readonly credit: CreditLevel | '';
  readonly sort: AccountSort;
  readonly direction: 'asc' | 'desc';
};

export type AccountPage = {
  readonly accounts: readonly ListedAccount[];
  /** How many are found. */
  readonly total: number;
  /** How many there are, whatever is searched. */
  readonly all: number;
  readonly page: number;
};

export const sentOf = ({ week }: Pick<ListedAccount, 'week'>): number => week.reduce((sum, sent) => sum + sent, 0);

export const nameOf = ({ description, serviceName }: Pick<AccountSummary, 'description' | 'serviceName'>): string =>
  description === '' ? serviceName : description;

/** What accounts are put in order by. */
export const nameOrder = (account: Parameters<typeof nameOf>[0]): string => dictionaryOrder(nameOf(account));
