const FIRST_DELAY_MS = 1_000;

/** The longest that a message waits for its next try. */
export const LONGEST_SUBMISSION_DELAY_MS = 60_000;

/** How long a message is worth sending: 48 hours, as the original's REST API says it. */
const VALIDITY_MS = 48 * 3_600_000;

/** So many tries would fit into that; with them it ends whatever the clock does. */
const MOST_TRIES = VALIDITY_MS / LONGEST_SUBMISSION_DELAY_MS;

type FailedSubmission = {
  /** Tries made so far, at least 1. */
  readonly attempt: number;
  /** When it was to be sent. */
  readonly dueAt: Date;
  readonly now: Date;
};

/**
 * When a message that the carrier could not take is tried again: after 1 s, 2 s, 4 s … at most a minute. Null: it is no
 * longer worth sending then.
 */
export function nextSubmission({ attempt, dueAt, now }: FailedSubmission): Date | null {
  const delayMs = Math.min(LONGEST_SUBMISSION_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(attempt - 1, 10));
  const next = now.getTime() + delayMs;
  return attempt >= MOST_TRIES || next >= dueAt.getTime() + VALIDITY_MS ? null : new Date(next);
}
