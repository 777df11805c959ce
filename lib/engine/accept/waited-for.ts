/** What somebody waits for on a connection: so much shares a commit, so much may wait, and for no longer. */
export const WAITED_FOR = {
  largestBatch: 256,
  longestQueue: 10_000,
  /**
   * Longer than nearly all who ask wait for an answer: done later, it would be a message whose sender sends it again. Null:
   * nothing was done.
   */
  late: { afterMs: 10_000, outcome: null },
} as const;
