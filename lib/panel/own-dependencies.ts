import { getRuntime } from '@/lib/server/runtime/runtime';
import type { OwnDependencies } from '@/lib/use-cases/_shared/prove-own-password';

/** What the use cases about one's own sign-in are given, as of now. */
export function ownDependencies(): OwnDependencies {
  const { db, events, signInGuard } = getRuntime();
  return { db, events, now: new Date(), guess: signInGuard };
}
