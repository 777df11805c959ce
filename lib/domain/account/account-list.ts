/** The accounts of one person as a list: what it tells of each, and how it is looked through. */
import type { Credits } from '../credits';
import type { Role } from '../panel-user/role';
import type { AccountSummary } from './account';
import type { ACCOUNT_STATES } from './account-of-instance';
import { type CreditLevel, creditLevel } from './credit-level';

/** How many days of traffic are told, today the last of them. */
export const TRAFFIC_WEEK = 7;

export type ListedAccount = AccountSummary & {
  readonly role: Role;
  /** Whoever owns the instance has disabled it. */
  readonly isDisabled: boolean;
  /** What its own credit paid for within RATE_DAYS. */
  readonly spentLately: Credits;
  /** Messages day by day on the account's clock, the oldest first. */
  readonly week: readonly number[];
};

export const ACCOUNT_SORTS = ['name', 'state', 'credit', 'traffic', 'role'] as const;
export type AccountSort = (typeof ACCOUNT_SORTS)[number];

export const CREDIT_LEVELS = ['enough', 'low', 'none'] as const satisfies readonly CreditLevel[];

type Asked = {
  /** A part of the name that people gave it, or of its own. */
  readonly search: string;
  readonly state: (typeof ACCOUNT_STATES)[number] | '';
  readonly credit: CreditLevel | '';
  readonly sort: AccountSort;
  readonly direction: 'asc' | 'desc';
};

export const sentOf = ({ week }: Pick<ListedAccount, 'week'>): number => week.reduce((sum, sent) => sum + sent, 0);

export const nameOf = ({ description, serviceName }: Pick<AccountSummary, 'description' | 'serviceName'>): string =>
  description === '' ? serviceName : description;

const creditOf = ({ creditsLeft, spentLately }: ListedAccount) => creditLevel(creditsLeft, spentLately);

const stateOf = ({ isDisabled }: ListedAccount) => (isDisabled ? 'disabled' : 'enabled');

type Compare = (one: ListedAccount, other: ListedAccount) => number;

/** Those that are asked for, in their order; what is the same in it is in the order of names. */
export function arrangeAccounts(
  accounts: readonly ListedAccount[],
  { search, state, credit, sort, direction }: Asked,
  compareTexts: (one: string, other: string) => number,
): readonly ListedAccount[] {
  const part = search.toLowerCase();
  const isMeant = (account: ListedAccount) =>
    [account.description, account.serviceName].some((name) => name.toLowerCase().includes(part)) &&
    (state === '' || stateOf(account) === state) &&
    (credit === '' || creditOf(account) === credit);
  const byName: Compare = (one, other) => compareTexts(nameOf(one), nameOf(other));
  const compare: Readonly<Record<AccountSort, Compare>> = {
    name: byName,
    state: (one, other) => Number(one.isDisabled) - Number(other.isDisabled),
    credit: (one, other) => one.creditsLeft - other.creditsLeft,
    traffic: (one, other) => sentOf(one) - sentOf(other),
    role: (one, other) => compareTexts(one.role, other.role),
  };
  const sign = direction === 'asc' ? 1 : -1;
  return accounts.filter(isMeant).toSorted((one, other) => sign * compare[sort](one, other) || byName(one, other));
}
