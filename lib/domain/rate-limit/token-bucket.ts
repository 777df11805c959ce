/** A bucket that refills steadily: `tokens` were in it at `at`. */
export type TokenBucket = { readonly tokens: number; readonly at: Date };

export type BucketRule = {
  /** How many may come at once. */
  readonly capacity: number;
  readonly refillPerSecond: number;
};

export type Taken = {
  readonly bucket: TokenBucket;
  readonly allowed: boolean;
  /** Whole seconds until one would be allowed; 0 when this one is. */
  readonly retryAfterSeconds: number;
};

/** Takes one token at `now`. A clock that jumped back refills nothing and loses nothing. */
export function takeToken(bucket: TokenBucket | undefined, rule: BucketRule, now: Date): Taken {
  const elapsedSeconds = bucket ? Math.max(0, now.getTime() - bucket.at.getTime()) / 1000 : 0;
  const held = Math.min(rule.capacity, (bucket?.tokens ?? rule.capacity) + elapsedSeconds * rule.refillPerSecond);
  if (held >= 1) return { bucket: { tokens: held - 1, at: now }, allowed: true, retryAfterSeconds: 0 };
  return {
    bucket: { tokens: held, at: now },
    allowed: false,
    retryAfterSeconds: Math.ceil((1 - held) / rule.refillPerSecond),
  };
}
