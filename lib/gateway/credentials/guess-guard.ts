import { subscriberOf } from '@/lib/domain/network/ip-address';
import type { Guess, GuessGuard, GuessRefusal } from '@/lib/domain/rate-limit/guess';
import type { BucketRule } from '@/lib/domain/rate-limit/token-bucket';
import { err, ok, type Result } from '@/lib/domain/result';
import type { FairQueue } from '@/lib/platform/batching/fair-queue';
import { createRateLimiter } from '../http2sms/rate-limiter';

/**
 * Stands before every check of a secret that strangers may try. The limits are asked on arrival, so that a flood is
 * refused at once, and again when the check is about to begin, since those before it may have used them up: of a
 * thousand wrong guesses that come together, only as many are checked as may fail.
 */
export function createGuessGuard(queue: FairQueue, rule: BucketRule, now = () => new Date()): GuessGuard {
  const failures = createRateLimiter(rule);
  return async <Value>({ clientIp, limits, ahead, signal, check }: Guess<Value>) => {
    const isAllowed = () => limits.every((limit) => failures.allows(limit, now()));
    if (!isAllowed()) return err('too_many_tries');
    const outcome = await queue(
      { owner: subscriberOf(clientIp), ahead, signal },
      async (): Promise<Result<Value, GuessRefusal>> => {
        if (!isAllowed()) return err('too_many_tries');
        const value = await check();
        if (value !== null) return ok(value);
        for (const limit of limits) failures.take(limit, now());
        return err('wrong');
      },
    );
    return outcome ?? err('overloaded');
  };
}
