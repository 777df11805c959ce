import { formatInZone } from './zoned-time';

/** The periods that people ask for most. */
export const NAMED_PERIODS = ['today', 'yesterday', 'week', 'month'] as const;
export type NamedPeriod = (typeof NAMED_PERIODS)[number];

/** First and last day, as ISO 8601, or empty. */
type Days = { readonly from: string; readonly to: string };

/** How many days before today each begins, and ends; null: it goes on. */
const DAYS: Readonly<Record<NamedPeriod, { readonly from: number; readonly to: number | null }>> = {
  today: { from: 0, to: 0 },
  yesterday: { from: 1, to: 1 },
  week: { from: 6, to: null },
  month: { from: 29, to: null },
};

const DAY_MS = 24 * 3_600_000;

/** A day on the calendar, so many days before the day that a moment has in a zone. */
function dayBefore(days: number, now: Date, timeZone: string): string {
  const today = formatInZone(now, timeZone).slice(0, 10);
  return new Date(Date.parse(`${today}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);
}

/** The days of a period, on a zone's calendar: the last seven and thirty days have today in them. */
export function namedPeriod(name: NamedPeriod, now: Date, timeZone: string): Days {
  const { from, to } = DAYS[name];
  return { from: dayBefore(from, now, timeZone), to: to === null ? '' : dayBefore(to, now, timeZone) };
}

/** Which period these days are; null for others. */
export function nameOfPeriod({ from, to }: Days, now: Date, timeZone: string): NamedPeriod | null {
  const isIt = (name: NamedPeriod) => {
    const named = namedPeriod(name, now, timeZone);
    return named.from === from && named.to === to;
  };
  return NAMED_PERIODS.find(isIt) ?? null;
}
