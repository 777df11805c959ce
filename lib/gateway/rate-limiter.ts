import { type BucketRule, type TokenBucket, takeToken } from '@/lib/domain/rate-limit/token-bucket';

export type RateLimiter = {
  /** Takes one token of `key`. */
  take(key: string, now?: Date): { readonly allowed: boolean; readonly retryAfterSeconds: number };
};

/** Full buckets say nothing that a missing one does not, so they are dropped when there are this many. */
const MOST_BUCKETS = 100_000;

/** Token buckets in memory, one for each key. */
export function createRateLimiter(rule: BucketRule): RateLimiter {
  const buckets = new Map<string, TokenBucket>();
  return {
    take(key, now = new Date()) {
      const { bucket, allowed, retryAfterSeconds } = takeToken(buckets.get(key), rule, now);
      if (buckets.size >= MOST_BUCKETS && !buckets.has(key)) {
        const fullSince = now.getTime() - (rule.capacity / rule.refillPerSecond) * 1000;
        for (const [name, { at }] of buckets) if (at.getTime() <= fullSince) buckets.delete(name);
      }
      buckets.set(key, bucket);
      return { allowed, retryAfterSeconds };
    },
  };
}
