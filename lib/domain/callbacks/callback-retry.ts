/** When a callback that failed is tried again: data and a pure function. */
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Delays after the first, second … ninth failed try. */
export const CALLBACK_RETRY_DELAYS_MS = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
] as const;

/** Spreads the retries of many callbacks that failed together. */
const JITTER = 0.2;

/** The longest that a delivery waits, by how often it was tried. */
export const LONGEST_CALLBACK_DELAYS_MS = [0, ...CALLBACK_RETRY_DELAYS_MS].map((delayMs) => delayMs * (1 + JITTER));

type Failure = {
  /** Tries made so far, at least 1. */
  readonly attempts: number;
  readonly now: Date;
  /** In [0, 1): 0 is the earliest moment, 1 the latest. */
  readonly jitter: number;
};

/** The moment of the next try, or null when the last one has been made. */
export function nextCallbackAttempt({ attempts, now, jitter }: Failure): Date | null {
  const delayMs = CALLBACK_RETRY_DELAYS_MS[attempts - 1];
  if (delayMs === undefined) return null;
  return new Date(now.getTime() + Math.round(delayMs * (1 - JITTER + 2 * JITTER * jitter)));
}

/** An endpoint that has failed this long without one success is switched off, in milliseconds. */
export const CALLBACK_GIVEN_UP_AFTER_MS = 5 * 24 * HOUR;

/** Any 2xx acknowledges; a redirect does not, because it is not followed. */
export const callbackSucceeded = (httpStatus: number): boolean => httpStatus >= 200 && httpStatus < 300;
