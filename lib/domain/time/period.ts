import { parseDay } from './zoned-time';

/** From the first moment on and up to the second, where they are set. */
export type Period = { readonly since: Date | null; readonly until: Date | null };

/** The period from one day to another, both whole, on a zone's calendar; what no calendar has sets no bound. */
export const periodOf = ({ from, to }: { readonly from: string; readonly to: string }, timeZone: string): Period => ({
  since: parseDay(from, timeZone)?.start ?? null,
  until: parseDay(to, timeZone)?.end ?? null,
});
