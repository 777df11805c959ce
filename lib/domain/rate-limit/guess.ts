import type { Result } from '../result';
import type { BucketRule } from './token-bucket';

/** One try to prove a secret: a password, or a code. */
export type Guess<Value> = {
  /** From where; those who wait for their check take turns by it. */
  readonly clientIp: string;
  /**
   * What a wrong guess counts towards, such as an address and a login. All must have room; the first that has none
   * refuses, and what is refused counts towards nothing, so that nobody can use up somebody else's limit for nothing.
   */
  readonly limits: readonly string[];
  /** Whether it goes before guesses by strangers. */
  readonly ahead: boolean;
  /** When aborted, nobody waits for the outcome. */
  readonly signal?: AbortSignal | undefined;
  /** The slow check; null when the secret is wrong. */
  readonly check: () => Promise<Value | null>;
};

export type GuessRefusal = 'wrong' | 'too_many_tries' | 'overloaded';

/** Checks a guess in its turn, if the limits allow it. Right guesses count towards no limit. */
export type GuessGuard = <Value>(guess: Guess<Value>) => Promise<Result<Value, GuessRefusal>>;

/** Wrong guesses that several processes count together, by limits like those of a guess. */
export type SharedFailures = {
  /** Those of these limits that have no room left. */
  usedUp(limits: readonly string[]): Promise<readonly string[]>;
  /** Counts one towards each. */
  take(limits: readonly string[]): Promise<void>;
};

/** Wrong passwords of API users: as many at once as a wrongly configured server has scripts, then ten a minute. */
export const API_USER_GUESSES: BucketRule = { capacity: 20, refillPerSecond: 1 / 6 };

/** Wrong passwords in the panel: ten at once, then one every six seconds. */
export const PANEL_GUESSES: BucketRule = { capacity: 10, refillPerSecond: 1 / 6 };
