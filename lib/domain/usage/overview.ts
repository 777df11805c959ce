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
  /** Those that were accepted in the period and wait for their moment. */
  readonly scheduled: number;
  /** Messages of bulk sends that do so, which are not written before it: no span counts them. */
  readonly unwritten: number;
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
