/** Keys that panel users give to programs, and the applications that ask for them. */
import type { AccessRule } from './access-rule';

/** Who asks for keys: a program, which proves itself by its secret. */
export type ApiApplication = {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  /** What it is known by on the wire. */
  readonly applicationKey: string;
  readonly createdAt: Date;
};

/** Of one panel user: more than anybody keeps in mind, and few enough to be shown together. */
export const MOST_APPLICATIONS = 100;
export const MOST_KEYS = 100;

/** Stored; whether time has ended it is for `stateOfKey` to say. */
export const KEY_DECISIONS = ['pending', 'allowed', 'refused'] as const;
export type KeyDecision = (typeof KEY_DECISIONS)[number];

/** As the original calls them. */
export type KeyState = 'pendingValidation' | 'validated' | 'refused' | 'expired';

export type KeyTimes = {
  readonly decision: KeyDecision;
  /** Until then it can be allowed; afterwards, until when it holds. Null: until it is revoked. */
  readonly expiresAt: Date | null;
};

const STATES = { pending: 'pendingValidation', allowed: 'validated', refused: 'refused' } as const satisfies Readonly<
  Record<KeyDecision, KeyState>
>;

export const stateOfKey = ({ decision, expiresAt }: KeyTimes, now: Date): KeyState =>
  expiresAt !== null && expiresAt <= now ? 'expired' : STATES[decision];

/** What a key may do, and from where. */
export type KeyGrant = {
  readonly rules: readonly AccessRule[];
  /** Addresses and ranges; empty: from anywhere. */
  readonly allowedAddresses: readonly string[];
};

/** How long a key that nobody has allowed can still be. */
export const ASKED_FOR_MS = 24 * 3_600_000;

/** For how many days a key is allowed; null: until it is revoked. */
export const KEY_VALIDITIES = [1, 7, 30, 90, 365, null] as const;

const DAY_MS = 24 * 3_600_000;

export const expiryOf = (days: number | null, now: Date): Date | null =>
  days === null ? null : new Date(now.getTime() + days * DAY_MS);

/** How exactly it is known when a key was last used: not every call needs a write. */
export const KEY_USED_EVERY_MS = 5 * 60_000;

/** A key as its person reads it; nothing in it lets anybody call. */
export type ApiKey = KeyGrant & {
  readonly id: number;
  readonly application: string;
  readonly state: KeyState;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
};
