import { type BucketRule, type TokenBucket, takeToken } from '@/lib/domain/rate-limit/token-bucket';

export type RateLimiter = {
  /** Takes one token of `key`; false when there is none. */
  take(key: string, now?: Date): boolean;
  /** Whether one could be taken. */
  allows(key: string, now?: Date): boolean;
};

/** Full buckets say nothing that a missing one does not, so they are dropped when there are this many. */
const MOST_BUCKETS = 100_000;

/** Token buckets in memory, one for each key. */
export function createRateLimiter(rule: BucketRule): RateLimiter {
  const buckets = new Map<string, TokenBucket>();
  const dropFull = (now: Date) => {
    const fullSince = now.getTime() - (rule.capacity / rule.refillPerSecond) * 1000;
    for (const [name, { at }] of buckets) if (at.getTime() <= fullSince) buckets.delete(name);
  };
  return {
    take(key, now = new Date()) {
      const { bucket, allowed } = takeToken(buckets.get(key), rule, now);
      if (buckets.size >= MOST_BUCKETS && !buckets.has(key)) dropFull(now);
      buckets.set(key, bucket);
      return allowed;
    },
    allows: (key, now = new Date()) => takeToken(buckets.get(key), rule, now).allowed,
  };
}
