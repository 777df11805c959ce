/** What an account sent lately, as Home shows it. */
import { dayInZone, parseDay } from '../time/zoned-time';
import { dayText, firstHourOf, USAGE_DAYS, type Usage, usageSince } from './usage';

/** How many days back, counting today. Today alone is shown by the hour, longer periods by the day. */
export const TRAFFIC_DAYS = [1, 7, 30, 90] as const;
export type TrafficDays = (typeof TRAFFIC_DAYS)[number];

/** An hour or a day: which one, since 1970 on the account's clock, and what was sent in it. */
export type TrafficSpan = Usage & { readonly at: number };

/** How a period is divided. */
export type TrafficCut = {
  readonly unit: 'hour' | 'day';
  /** The first span, and the one that is not over. */
  readonly first: number;
  readonly now: number;
  readonly count: number;
  /** The hour that is not over. */
  readonly hourNow: number;
};

/** A period, cut. */
export type TrafficSpans = { readonly cut: TrafficCut; readonly spans: readonly TrafficSpan[] };

/** The spans of the last days; those of today that are still to come are empty. */
export function cutTraffic(days: TrafficDays, hourNow: number): TrafficCut {
  const today = Math.floor(hourNow / 24);
  return days === 1
    ? { unit: 'hour', first: firstHourOf(today), now: hourNow, count: 24, hourNow }
    : { unit: 'day', first: today - days + 1, now: today, count: days, hourNow };
}

/** When the last days began on a clock. */
export const beginningOf = (days: TrafficDays, now: Date, timeZone: string): Date =>
  parseDay(dayText(dayInZone(now, timeZone) - days + 1), timeZone)?.start ?? now;

/** Since when an API user's own figures are: the first hour of them, and its moment. */
export type UsagePeriod = { readonly sinceHour: number; readonly since: Date };

export const usagePeriod = (now: Date, timeZone: string): UsagePeriod => ({
  sinceHour: usageSince(dayInZone(now, timeZone)),
  since: beginningOf(USAGE_DAYS, now, timeZone),
});

/** Hours, from one up to another, which is left out. */
export type Hours = { readonly from: number; readonly until: number };

/** The hours of the last days so far. What lies in the future of a clock that has been set back is left out. */
export const hoursSoFar = (days: TrafficDays, hourNow: number): Hours => ({
  from: firstHourOf(Math.floor(hourNow / 24) - days + 1),
  until: hourNow + 1,
});

/**
 * What is compared with what: the hours of the last days that are over, and as many just before, so that a day or an
 * hour that has only begun is not compared with a whole one.
 */
export function comparedHours(days: TrafficDays, hourNow: number): { readonly now: Hours; readonly before: Hours } {
  const { from } = hoursSoFar(days, hourNow);
  const earlier = firstHourOf(days);
  return { now: { from, until: hourNow }, before: { from: from - earlier, until: hourNow - earlier } };
}

/** Delivered of those that ended, from 0 to 1; null: none did. */
export function deliveryRate({ delivered, failed }: Pick<Usage, 'delivered' | 'failed'>): number | null {
  const ended = delivered + failed;
  return ended === 0 ? null : delivered / ended;
}

/** The median of a list of times; of an even number, the later of the middle two. Null: the list is empty. */
export const medianOf = (values: readonly number[]): number | null =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? null;
