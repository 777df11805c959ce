/** What an account's Home shows. */
import type { NumberCountry } from '../numbering/country-of';
import type { TrafficSpans } from './traffic';

export type SenderUsage = {
  /** An API user's, or null: what was sent from the panel, and alerts. */
  readonly login: string | null;
  /** It has been deleted; another one may have its login now. */
  readonly isDeleted: boolean;
  readonly sent: number;
};

export type Traffic = TrafficSpans & {
  /** What was sent in the hours that are over, and in as many before. */
  readonly compared: { readonly now: number; readonly before: number };
  /** Who sent most, the busiest first. */
  readonly senders: readonly SenderUsage[];
  /** Whether any message of the account has ever arrived. */
  readonly hasDelivered: boolean;
};

/** What is read from the newest messages of a period alone, because reading all of them would take too long. */
export type TrafficSample = {
  /** How many messages were looked at, and whether there are more. */
  readonly messages: number;
  readonly isCut: boolean;
  readonly countries: readonly (NumberCountry & { readonly sent: number })[];
  /** From when a message was due until it had arrived, of the newest that arrived. */
  readonly medianMs: number | null;
  readonly delivered: number;
};

export type FailingCallback = {
  readonly login: string;
  readonly url: string;
  readonly since: Date;
  readonly isSwitchedOff: boolean;
};

export type RefusalCount = {
  readonly login: string;
  /** Whether an API user has that login now. */
  readonly hasApiUser: boolean;
  /** A key of lib/domain/http2sms/refusal.ts. */
  readonly refusal: string;
  readonly count: number;
};

/** The first few of something, and how many there are. */
export type FirstFew<Row> = { readonly rows: readonly Row[]; readonly total: number };

/** What somebody should look at. */
export type Trouble = {
  /** Longest first. */
  readonly failing: FirstFew<FailingCallback>;
  /** Logins whose quota is on and at 0. */
  readonly blocked: FirstFew<string>;
  /** Logins whose quota is below their limit. */
  readonly low: FirstFew<string>;
  /** Most first. */
  readonly refused: readonly RefusalCount[];
};
