/** What was sent and what became of it, in sums. */
import { isFinal, type MessageState } from '../delivery/message-state';

const HOURS = 24;

/** How far back an API user's figures go, in days, today included. */
export const USAGE_DAYS = 30;

/** The first hour of a day; hours and days are counted since 1970, on the account's clock. */
export const firstHourOf = (day: number): number => day * HOURS;

/** The day of an hour. */
export const dayOfHour = (hour: number): number => Math.floor(hour / HOURS);

/** The first hour of an API user's figures. */
export const usageSince = (today: number): number => firstHourOf(today - USAGE_DAYS + 1);

/** A day as `YYYY-MM-DD`. */
export const dayText = (day: number): string => new Date(day * HOURS * 3_600_000).toISOString().slice(0, 10);

export type Usage = {
  readonly sent: number;
  readonly delivered: number;
  readonly failed: number;
  /** Hundredths, refunds taken off. */
  readonly credits: number;
};

/** Whose message it is, and when it was accepted: what becomes of it later is counted in the same hour. */
export type UsageOwner = {
  readonly accountId: number;
  /** Null: it was sent from the panel, or is an alert. */
  readonly apiUserId: number | null;
  readonly hour: number;
};

/** `paid`: of the credits what the account's own, not a quota, paid; whoever has the quota later changes nothing. */
type Sums = Usage & { readonly paid: number };

/** Credits never come without who paid them. */
export type UsageChange = UsageOwner &
  Partial<Omit<Usage, 'credits'>> &
  ({ readonly credits: number; readonly paid: number } | { readonly credits?: never; readonly paid?: never });

export const NO_USAGE: Usage = { sent: 0, delivered: 0, failed: 0, credits: 0 };
const NOTHING: Sums = { ...NO_USAGE, paid: 0 };

const addUp = (one: Sums, other: Partial<Sums>): Sums => ({
  sent: one.sent + (other.sent ?? 0),
  delivered: one.delivered + (other.delivered ?? 0),
  failed: one.failed + (other.failed ?? 0),
  credits: one.credits + (other.credits ?? 0),
  paid: one.paid + (other.paid ?? 0),
});

/** One sum for each API user and hour, without those that change nothing. */
export function sumUsage(changes: readonly UsageChange[]): (UsageOwner & Sums)[] {
  const sums = new Map<string, UsageOwner & Sums>();
  for (const { accountId, apiUserId, hour, ...change } of changes) {
    const key = `${accountId} ${apiUserId} ${hour}`;
    sums.set(key, { accountId, apiUserId, hour, ...addUp(sums.get(key) ?? NOTHING, change) });
  }
  return [...sums.values()].filter(({ sent, delivered, failed, credits, paid }) =>
    [sent, delivered, failed, credits, paid].some((sum) => sum !== 0),
  );
}

/** What a message's new state adds: a cancelled one neither arrived nor failed. */
export function usageOfState(state: MessageState): Pick<Usage, 'delivered' | 'failed'> {
  const failed = isFinal(state) && state !== 'delivered' && state !== 'cancelled';
  return { delivered: state === 'delivered' ? 1 : 0, failed: failed ? 1 : 0 };
}
