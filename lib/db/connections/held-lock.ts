/**
 * SQLSTATEs of a lock that was waited for in vain, because somebody keeps it, and of a statement that waited for several
 * of them, one after the other, for longer than statements may take.
 */
const WAITED_IN_VAIN: ReadonlySet<unknown> = new Set(['55P03', '57014']);

/**
 * Whether it was waited for in vain: somebody else keeps what was to be written or, seldom, the statement itself was slow
 * or an operator ended it. Only where others write.
 */
export const isLockHeld = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && WAITED_IN_VAIN.has(cause.code);
