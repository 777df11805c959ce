import { getRuntime } from '@/lib/server/runtime/runtime';
import type { KeyDependencies } from '@/lib/use-cases/_shared/key-dependencies';
import { ownDependencies } from './own-dependencies';

/** What the use cases about one's own keys are given, as of now. */
export function keyDependencies(): KeyDependencies {
  const { apiKeysChanged } = getRuntime();
  return { ...ownDependencies(), keysChanged: apiKeysChanged };
}
