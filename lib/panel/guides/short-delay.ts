const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** A delay in the one unit that fits it; the symbols are the same in every language. */
export function shortDelay(ms: number): string {
  if (ms < MINUTE_MS) return `${ms / 1_000}\u00a0s`;
  return ms < HOUR_MS ? `${ms / MINUTE_MS}\u00a0min` : `${ms / HOUR_MS}\u00a0h`;
}
