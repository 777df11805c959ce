/** How long a session lasts. Whoever signed out, or was signed out, is out whatever the times say. */
const HOUR_MS = 3_600_000;

/** Since signing in, however busy the session is. */
export const LONGEST_SESSION_MS = 30 * 24 * HOUR_MS;

/** Since it was last used: over a long weekend, not for ever. */
export const LONGEST_IDLE_MS = 4 * 24 * HOUR_MS;

/** How exactly it is known when a session was last used: not every click needs a write. */
const SEEN_EVERY_MS = 5 * 60_000;

export type SessionTimes = {
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  /** Null while nobody has ended it. */
  readonly endedAt: Date | null;
};

export const isOpenSession = ({ createdAt, lastSeenAt, endedAt }: SessionTimes, now: Date): boolean =>
  endedAt === null &&
  now.getTime() < createdAt.getTime() + LONGEST_SESSION_MS &&
  now.getTime() < lastSeenAt.getTime() + LONGEST_IDLE_MS;

/** Whether it is time to write down that the session is in use. */
export const isSeenAnew = ({ lastSeenAt }: Pick<SessionTimes, 'lastSeenAt'>, now: Date): boolean =>
  now.getTime() >= lastSeenAt.getTime() + SEEN_EVERY_MS;
