import type { Credits } from '../credits';
import type { ReplyNumbers } from './reply-numbers';

/** By what the accounts of an instance are ordered. */
export const INSTANCE_ACCOUNT_SORTS = ['name', 'serviceName', 'credit', 'added'] as const;

export const ACCOUNT_STATES = ['enabled', 'disabled'] as const;
type AccountState = (typeof ACCOUNT_STATES)[number];

export type InstanceAccountSearch = {
  /** A part of its name, of its service name or of an owner's email address; empty: any. */
  readonly search: string;
  readonly state: AccountState | '';
  readonly sort: (typeof INSTANCE_ACCOUNT_SORTS)[number];
  readonly direction: 'asc' | 'desc';
  readonly page: number;
  readonly limit: number;
};

/** An account as whoever owns the instance sees it: not what it sends, but whose it is and what it has. */
export type InstanceAccount = ReplyNumbers & {
  readonly serviceName: string;
  readonly description: string;
  readonly creditsLeft: Credits;
  readonly disabledAt: Date | null;
  readonly createdAt: Date;
  /** Messages of a week, as in a person's own list. */
  readonly sent: number;
  /** E-mail addresses, that of whoever asks and those found by what is searched first; at most MOST_IN_ROW of `ownerCount`. */
  readonly owners: readonly string[];
  readonly ownerCount: number;
};

export type InstanceAccountPage = {
  readonly accounts: readonly InstanceAccount[];
  readonly total: number;
  readonly page: number;
};
