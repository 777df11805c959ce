import { formatInZone } from './zoned-time';

/** The periods that people ask for most, of what has been and of what is to come. */
export const NAMED_PERIODS = {
  past: ['today', 'yesterday', 'week', 'month', 'quarter', 'thisMonth'],
  coming: ['today', 'nextWeek', 'nextMonth'],
} as const;
export type PeriodsOf = keyof typeof NAMED_PERIODS;
export type NamedPeriod = (typeof NAMED_PERIODS)[PeriodsOf][number];

/** First and last day, as ISO 8601, or empty. */
type Days = { readonly from: string; readonly to: string };

const DAY_MS = 24 * 3_600_000;

/** A day on the calendar, so many days before the day that a moment has in a zone. */
function dayBefore(days: number, now: Date, timeZone: string): string {
  const today = formatInZone(now, timeZone).slice(0, 10);
  return new Date(Date.parse(`${today}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);
}

/** A month of the calendar that has this day, to its last: so it is not the same as so many days up to today. */
function monthOf(day: string): Days {
  const [year = 0, month = 0] = day.split('-').map(Number);
  const isoDay = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  return { from: isoDay(Date.UTC(year, month - 1, 1)), to: isoDay(Date.UTC(year, month, 0)) };
}

/** The days of a period, on a zone's calendar: the last seven, thirty and ninety days have today in them, as the next ones do. */
export function namedPeriod(name: NamedPeriod, now: Date, timeZone: string): Days {
  const day = (before: number) => dayBefore(before, now, timeZone);
  switch (name) {
    case 'today':
      return { from: day(0), to: day(0) };
    case 'yesterday':
      return { from: day(1), to: day(1) };
    case 'week':
      return { from: day(6), to: '' };
    case 'month':
      return { from: day(29), to: '' };
    case 'quarter':
      return { from: day(89), to: '' };
    case 'nextWeek':
      return { from: day(0), to: day(-6) };
    case 'nextMonth':
      return { from: day(0), to: day(-29) };
    case 'thisMonth':
      return monthOf(day(0));
  }
}

/** Which of these periods the days are; null for others. */
export function nameOfPeriod(
  { from, to }: Days,
  names: readonly NamedPeriod[],
  now: Date,
  timeZone: string,
): NamedPeriod | null {
  const isIt = (name: NamedPeriod) => {
    const named = namedPeriod(name, now, timeZone);
    return named.from === from && named.to === to;
  };
  return names.find(isIt) ?? null;
}
