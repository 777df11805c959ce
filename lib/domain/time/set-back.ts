/** The clock on the wall, and one that only ever runs on; both in milliseconds. */
export type Clocks = { readonly wall: number; readonly running: number };

/** Rounding, and what a time server corrects in small steps all the time. */
const TOLERANCE_MS = 50;

/** Whether the clock on the wall was set back between two looks. */
export const wasSetBack = (before: Clocks, after: Clocks): boolean =>
  after.wall - before.wall < after.running - before.running - TOLERANCE_MS;
