import type { Credits } from '../credits';

/** The mean is taken over this many days, without today, which is not over. */
export const FORECAST_DAYS = 30;

/** With fewer days of use there is no forecast: one busy day would count for too much. */
export const LEAST_FORECAST_DAYS = 7;

/** How fast an account's own credit is spent, whoever sends. */
export type SpendingPace =
  | { readonly kind: 'too_early' | 'idle' }
  /** So much in so many days. */
  | { readonly kind: 'steady'; readonly spent: Credits; readonly days: number };

type Spending = {
  /** In days since 1970 on the account's clock, as all days here. */
  readonly today: number;
  /** When credit was first spent, or any day before `FORECAST_DAYS`; null: never. */
  readonly firstDay: number | null;
  /** What was spent on days that are over, refunds taken off. */
  readonly days: readonly { readonly day: number; readonly credits: Credits }[];
};

/**
 * The mean of the last days, those without a message too: a median would be nothing for whoever sends once a week, and
 * would not know of one large send a month.
 */
export function spendingPace({ today, firstDay, days: spentOn }: Spending): SpendingPace {
  if (firstDay === null) return { kind: 'too_early' };
  const since = Math.max(firstDay, today - FORECAST_DAYS);
  const days = today - since;
  if (days < LEAST_FORECAST_DAYS) return { kind: 'too_early' };
  const spent = spentOn.reduce((sum, { day, credits }) => (day >= since && day < today ? sum + credits : sum), 0);
  return spent > 0 ? { kind: 'steady', spent, days } : { kind: 'idle' };
}

/** For how many whole days from now credit lasts at such a pace. */
export const daysLeft = (creditsLeft: Credits, pace: { readonly spent: Credits; readonly days: number }): number =>
  Math.max(0, Math.floor((creditsLeft * pace.days) / pace.spent));
