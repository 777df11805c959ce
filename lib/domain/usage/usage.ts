/** What API users did, in sums a day. */
import { isFinal, type MessageState } from '../delivery/message-state';

const DAY_MS = 86_400_000;

/** How far back the panel looks, today included. */
export const USAGE_DAYS = 30;

/** Days since the Unix epoch (UTC). */
export const dayOf = (moment: Date): number => Math.floor(moment.getTime() / DAY_MS);

/** A day as `YYYY-MM-DD`. */
export const dayText = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

export type Usage = {
  readonly sent: number;
  readonly delivered: number;
  readonly failed: number;
  /** Hundredths. */
  readonly credits: number;
};

/** What somebody did on one day. */
export type UsageDay = Usage & { readonly day: number };

export type UsageChange = Partial<Usage> & { readonly apiUserId: number; readonly accountId: number };

const NOTHING: Usage = { sent: 0, delivered: 0, failed: 0, credits: 0 };

/** One sum for each API user. */
export function sumUsage(changes: readonly UsageChange[]): (Usage & Pick<UsageChange, 'apiUserId' | 'accountId'>)[] {
  const sums = new Map<number, Usage & Pick<UsageChange, 'apiUserId' | 'accountId'>>();
  for (const { apiUserId, accountId, ...change } of changes) {
    const sum = sums.get(apiUserId) ?? { ...NOTHING, apiUserId, accountId };
    sums.set(apiUserId, {
      apiUserId,
      accountId,
      sent: sum.sent + (change.sent ?? 0),
      delivered: sum.delivered + (change.delivered ?? 0),
      failed: sum.failed + (change.failed ?? 0),
      credits: sum.credits + (change.credits ?? 0),
    });
  }
  return [...sums.values()];
}

/** What a message's new state adds: a cancelled one neither arrived nor failed. */
export function usageOfState(state: MessageState): Pick<Usage, 'delivered' | 'failed'> {
  const failed = isFinal(state) && state !== 'delivered' && state !== 'cancelled';
  return { delivered: state === 'delivered' ? 1 : 0, failed: failed ? 1 : 0 };
}
