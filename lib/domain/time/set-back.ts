/** The wall clock, and one that only runs forward; both in milliseconds. */
export type Clocks = { readonly wall: number; readonly running: number };

/** Rounding, and what a time server corrects in small steps all the time. */
const TOLERANCE_MS = 50;

/** Whether the wall clock was set back between two looks at it. */
export const wasSetBack = (before: Clocks, after: Clocks): boolean =>
  after.wall - before.wall < after.running - before.running - TOLERANCE_MS;
