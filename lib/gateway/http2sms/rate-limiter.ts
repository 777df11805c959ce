import { shareOfNodes } from '@/lib/domain/rate-limit/share-of-nodes';
import { type BucketRule, type TokenBucket, takeToken } from '@/lib/domain/rate-limit/token-bucket';

export type RateLimiter = {
  /** Takes one token of `key`; false when there is none. */
  take(key: string, now?: Date): boolean;
  /** Whether one could be taken. */
  allows(key: string, now?: Date): boolean;
};

/** Full buckets say nothing that a missing one does not, so they are dropped when there are this many. */
const MOST_BUCKETS = 100_000;

const ALONE = () => 1;

/** Token buckets in memory, one for each key. `nodes`: how many share the limit, each of which keeps its part of it. */
export function createRateLimiter(limit: BucketRule, nodes: () => number = ALONE): RateLimiter {
  const buckets = new Map<string, TokenBucket>();
  let shared = { by: 1, rule: limit };
  const ruleNow = () => {
    const by = nodes();
    if (by !== shared.by) shared = { by, rule: shareOfNodes(limit, by) };
    return shared.rule;
  };
  const dropFull = (now: Date) => {
    const rule = ruleNow();
    const fullSince = now.getTime() - (rule.capacity / rule.refillPerSecond) * 1000;
    for (const [name, { at }] of buckets) if (at.getTime() <= fullSince) buckets.delete(name);
  };
  return {
    take(key, now = new Date()) {
      const { bucket, allowed } = takeToken(buckets.get(key), ruleNow(), now);
      if (buckets.size >= MOST_BUCKETS && !buckets.has(key)) dropFull(now);
      buckets.set(key, bucket);
      return allowed;
    },
    allows: (key, now = new Date()) => takeToken(buckets.get(key), ruleNow(), now).allowed,
  };
}
