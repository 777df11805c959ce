/** What an account sent of late, as its Home tells it. */
import { firstHourOf, type Usage } from './usage';

/** For how many days, today the last of them. Today alone is told by the hour, more by the day. */
export const TRAFFIC_DAYS = [1, 7, 30, 90] as const;
export type TrafficDays = (typeof TRAFFIC_DAYS)[number];

/** An hour or a day: which one, since 1970 on the account's clock, and what was sent in it. */
export type TrafficSpan = Usage & { readonly at: number };

/** How a period is cut. */
export type TrafficCut = {
  readonly unit: 'hour' | 'day';
  /** The first span, and the one that is not over. */
  readonly first: number;
  readonly now: number;
  readonly count: number;
};

/** A period, cut. */
export type TrafficSpans = { readonly cut: TrafficCut; readonly spans: readonly TrafficSpan[] };

/** The spans of the last days; those of today that are still to come are empty. */
export function cutTraffic(days: TrafficDays, hourNow: number): TrafficCut {
  const today = Math.floor(hourNow / 24);
  return days === 1
    ? { unit: 'hour', first: firstHourOf(today), now: hourNow, count: 24 }
    : { unit: 'day', first: today - days + 1, now: today, count: days };
}

/** Hours, from one up to and without another. */
export type Hours = { readonly from: number; readonly until: number };

/** The hours of the last days so far, and as many just before: a day that is not over is held against as much of one. */
export function comparedHours(days: TrafficDays, hourNow: number): { readonly now: Hours; readonly before: Hours } {
  const from = firstHourOf(Math.floor(hourNow / 24) - days + 1);
  const until = hourNow + 1;
  return { now: { from, until }, before: { from: from - firstHourOf(days), until: until - firstHourOf(days) } };
}

/** Delivered of those that ended, from 0 to 1; null: none did. */
export function deliveryRate({ delivered, failed }: Pick<Usage, 'delivered' | 'failed'>): number | null {
  const ended = delivered + failed;
  return ended === 0 ? null : delivered / ended;
}

/** What is in the middle of a list of times; of an even number the later of the two. Null: the list is empty. */
export const medianOf = (values: readonly number[]): number | null =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? null;
