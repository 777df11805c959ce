import type { ReplyOptions } from '../incoming/reply-options';

/** What an account's owner sets for the account as a whole. */
export type AccountOptions = ReplyOptions & {
  /** What its people call it; empty: they call it by its service name. */
  readonly description: string;
  /** Messages, callbacks, alerts and audit entries that are older are deleted. */
  readonly retentionMonths: number;
  /** IANA name; `deferred` and callback dates are read and written in it. */
  readonly timeZone: string;
  /** Whether French recipients of an alphanumeric sender are told how to opt out. */
  readonly stopClauseEnabled: boolean;
  /** Whether messages that carry the STOP clause leave only in commercial hours. */
  readonly commercialHoursEnabled: boolean;
  /** Called for messages whose API user has no URL of its own; null: nothing is. */
  readonly callbackUrl: string | null;
};
