/** SQLSTATE of a lock that was waited for in vain, because somebody keeps it. */
const LOCK_NOT_AVAILABLE = '55P03';

/** Whether somebody else keeps what was to be written. Only where others write can they. */
export const isLockHeld = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && cause.code === LOCK_NOT_AVAILABLE;
