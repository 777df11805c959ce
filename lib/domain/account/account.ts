import type { Credits } from '../credits';

export type AccountSummary = {
  readonly serviceName: string;
  readonly description: string;
  readonly creditsLeft: Credits;
};

/** An account's balances and settings. */
export type Account = AccountSummary & {
  readonly creditsHeldByQuota: Credits;
  /** What its own credit, not a quota, paid for within `RATE_DAYS`, refunds taken off. */
  readonly spentLately: Credits;
  readonly apiUserCount: number;
  readonly timeZone: string;
  readonly retentionMonths: number;
  /** Everything older is deleted; null before the first purge. */
  readonly purgedBefore: Date | null;
  readonly purgedMessages: number;
};
