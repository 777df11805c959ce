import { subscriberOf } from '@/lib/domain/network/ip-address';
import type { Guess, GuessGuard, GuessRefusal, SharedFailures } from '@/lib/domain/rate-limit/guess';
import type { BucketRule } from '@/lib/domain/rate-limit/token-bucket';
import { err, ok, type Result } from '@/lib/domain/result';
import type { FairQueue } from '@/lib/platform/batching/fair-queue';
import { createRateLimiter } from '../http2sms/rate-limiter';

/**
 * Stands before every check of a secret that strangers may try. The limits are asked on arrival, so that a flood is
 * refused at once, and again when the check is about to begin, since those before it may have used them up: of a
 * thousand wrong guesses that come together, only as many are checked as may fail. `shared`: where other nodes check
 * guesses too, what has failed there counts as well, and is asked for before a check alone, which costs far more.
 */
export function createGuessGuard(
  queue: FairQueue,
  rule: BucketRule,
  now = () => new Date(),
  shared: SharedFailures | null = null,
): GuessGuard {
  const failures = createRateLimiter(rule);
  const isUsedUpElsewhere = async (limits: readonly string[]) => {
    const usedUp = shared === null ? [] : await shared.usedUp(limits);
    // From now on whoever comes is refused on arrival.
    for (const limit of usedUp) while (failures.take(limit, now()));
    return usedUp.length > 0;
  };
  return async <Value>({ clientIp, limits, ahead, signal, check }: Guess<Value>) => {
    const isAllowed = () => limits.every((limit) => failures.allows(limit, now()));
    if (!isAllowed()) return err('too_many_tries');
    const outcome = await queue(
      { owner: subscriberOf(clientIp), ahead, signal },
      async (): Promise<Result<Value, GuessRefusal>> => {
        if (!isAllowed() || (await isUsedUpElsewhere(limits))) return err('too_many_tries');
        const value = await check();
        if (value !== null) return ok(value);
        for (const limit of limits) failures.take(limit, now());
        await shared?.take(limits);
        return err('wrong');
      },
    );
    return outcome ?? err('overloaded');
  };
}
