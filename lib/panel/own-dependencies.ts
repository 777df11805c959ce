import { getRuntime } from '@/lib/runtime/runtime';
import type { OwnDependencies } from '@/lib/use-cases/_shared/prove-own-password';

/** What the use cases about one's own sign-in are given, as of now. */
export function ownDependencies(): OwnDependencies {
  const { db, signInGuard } = getRuntime();
  return { db, now: new Date(), guess: signInGuard };
}
