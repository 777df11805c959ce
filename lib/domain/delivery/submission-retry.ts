const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 60_000;

/** When a message that the carrier could not take is tried again: after 1 s, 2 s, 4 s … at most a minute. */
export function nextSubmission(attempt: number, now: Date): Date {
  const delayMs = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(attempt - 1, 10));
  return new Date(now.getTime() + delayMs);
}
