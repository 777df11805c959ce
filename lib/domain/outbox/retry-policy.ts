/**
 * The one table of how often, how late and for how long owed work is tried again. Whatever the clock does, each kind's
 * tries are counted, so nothing is retried for ever. What is left then is ended by whoever tried:
 * - submission: to a carrier; the message expires, is not billed and refunded, and its URL is told.
 * - callback: to a customer's URL; it ends as failed and can be redelivered.
 * - mail, sms: an alert; it ends as failed, as the panel shows.
 * - slice: of a bulk send, to be written as messages; what was held for it is given back, and the owners are told.
 * - recording: what came of work, where the database did not take it; the work stays held, and is done again by whoever
 *   takes it up after this process.
 */
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

type RetryPolicy = {
  /** After the first, second … failed try; the last one stands for all that follow. */
  readonly delaysMs: readonly [number, ...number[]];
  /** Spreads what failed together: a share of each delay, either way. */
  readonly jitter: number;
  readonly mostTries: number;
  /** No try comes later after it was first due. */
  readonly validMs: number;
};

const UNTIL_TRIES_END = Number.POSITIVE_INFINITY;

/** Eight tries. */
const A_DAY: RetryPolicy = {
  delaysMs: [10 * SECOND, MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 12 * HOUR],
  jitter: 0,
  mostTries: 8,
  validMs: UNTIL_TRIES_END,
};

/** 48 hours, as the original's REST API says it of messages; so many tries would fit into them. */
const TWO_DAYS: RetryPolicy = {
  delaysMs: [SECOND, 2 * SECOND, 4 * SECOND, 8 * SECOND, 16 * SECOND, 32 * SECOND, MINUTE],
  jitter: 0,
  mostTries: (48 * HOUR) / MINUTE,
  validMs: 48 * HOUR,
};

const RETRY_POLICIES = {
  submission: TWO_DAYS,
  callback: {
    delaysMs: [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR],
    jitter: 0.2,
    mostTries: 10,
    validMs: UNTIL_TRIES_END,
  },
  mail: A_DAY,
  sms: A_DAY,
  slice: A_DAY,
  recording: TWO_DAYS,
} satisfies Record<string, RetryPolicy>;

/** What is owed, by how it is tried. */
export type WorkKind = keyof typeof RETRY_POLICIES;

type FailedTry = {
  /** Tries made so far, at least 1. */
  readonly attempts: number;
  /** When it was first due. */
  readonly since: Date;
  readonly now: Date;
  /** In [0, 1): 0 is the earliest moment, 1 the latest. */
  readonly jitter: number;
  /** When it is not worth trying any more, where its kind's validity from `since` does not say it. */
  readonly until?: Date;
};

/** When work whose try failed is tried again. Null: never. */
export function nextTry(kind: WorkKind, failed: FailedTry): Date | null {
  const { attempts, since, now, jitter, until = endOfValidity(kind, since) } = failed;
  const policy: RetryPolicy = RETRY_POLICIES[kind];
  const spread = 1 - policy.jitter + 2 * policy.jitter * jitter;
  const next = now.getTime() + Math.round(delayAfter(policy, attempts) * spread);
  return attempts >= policy.mostTries || next >= until.getTime() ? null : new Date(next);
}

/** For how long after it was first due work is worth beginning. */
export const validityMs = (kind: WorkKind): number => RETRY_POLICIES[kind].validMs;

/** The last moment at which what is due then is still worth beginning, now; what was due before has ended. */
export const oldestWorthTrying = (kind: WorkKind, now: Date): Date =>
  new Date(now.getTime() - RETRY_POLICIES[kind].validMs);

/** When work that was first due at `since` is not worth beginning any more. */
export const endOfValidity = (kind: WorkKind, since: Date): Date =>
  new Date(since.getTime() + RETRY_POLICIES[kind].validMs);

/** The delays after each failed try, how far they are spread, and when no more are made. */
export const retryPolicyOf = (kind: WorkKind): RetryPolicy => RETRY_POLICIES[kind];

/** The longest that work waits for its next try, by how often it was tried; the last one stands for all that follow. */
export function longestWaitsMs(kind: WorkKind): readonly number[] {
  const { delaysMs, jitter }: RetryPolicy = RETRY_POLICIES[kind];
  return [0, ...delaysMs.map((delayMs) => Math.round(delayMs * (1 + jitter)))];
}

/** For how long after the first try others are made, unspread. */
export function lastTryAfterMs(kind: WorkKind): number {
  const policy: RetryPolicy = RETRY_POLICIES[kind];
  let sum = 0;
  for (let attempts = 1; attempts < policy.mostTries; attempts += 1) sum += delayAfter(policy, attempts);
  return sum;
}

function delayAfter({ delaysMs }: RetryPolicy, attempts: number): number {
  return delaysMs[Math.min(attempts, delaysMs.length) - 1] ?? delaysMs[0];
}
