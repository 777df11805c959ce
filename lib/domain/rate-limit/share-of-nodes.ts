import type { BucketRule } from './token-bucket';

/**
 * The part of a limit that one of so many nodes may let through, each of which gets as much of what comes. One at a time
 * always fits, however low the limit: what follows it waits for longer.
 */
export const shareOfNodes = ({ capacity, refillPerSecond }: BucketRule, nodes: number): BucketRule => ({
  capacity: Math.max(1, capacity / nodes),
  refillPerSecond: refillPerSecond / nodes,
});
