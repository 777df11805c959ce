/** In months. */
export const RETENTION = { least: 1, most: 120, first: 12 } as const;

/**
 * What began before that moment is older than an account keeps it. Months are the calendar's (UTC): of a day that the
 * month has not, its last one counts.
 */
export function keptSince(now: Date, months: number): Date {
  const since = new Date(now);
  since.setUTCDate(1);
  since.setUTCMonth(since.getUTCMonth() - months);
  const lastDay = new Date(Date.UTC(since.getUTCFullYear(), since.getUTCMonth() + 1, 0)).getUTCDate();
  since.setUTCDate(Math.min(now.getUTCDate(), lastDay));
  return since;
}
