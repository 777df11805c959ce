import type { StoredLimit } from '../alerts/limit';
import type { Credits } from '../credits';
import type { AccountOptions } from './account-options';

export type AccountSummary = {
  readonly serviceName: string;
  readonly description: string;
  readonly creditsLeft: Credits;
};

/** An account's balances and settings. */
export type Account = AccountSummary &
  AccountOptions &
  StoredLimit & {
    /** What it was before the alert was switched off. */
    readonly alertLastThreshold: Credits | null;
    readonly creditsHeldByQuota: Credits;
    /** What its own credit, not a quota, paid for within `RATE_DAYS`, refunds taken off. */
    readonly spentLately: Credits;
    readonly apiUserCount: number;
    /** The first failed try of its own callback URL since the last one that succeeded. */
    readonly callbackFailingSince: Date | null;
    /** What is appended to a text where the STOP clause is due. */
    readonly stopClauseText: string;
    /** Those of before: what was sent or waits may end with one. */
    readonly earlierStopClauses: readonly string[];
    /** What it sends from where answers are wanted; null: it has none. */
    readonly shortNumber: string | null;
    /** Everything older is deleted; null before the first purge. */
    readonly purgedBefore: Date | null;
    readonly purgedMessages: number;
    /** When whoever owns the instance disabled it: nothing more is accepted. Null: it is enabled. */
    readonly disabledAt: Date | null;
  };
