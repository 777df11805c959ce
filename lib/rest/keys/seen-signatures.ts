/** Changes within one window, of all keys: beyond, some are not taken, as forgetting one would let it be made again. */
const MOST_SEEN = 500_000;

type Generation = { readonly seen: Set<string>; readonly ofKeys: Map<number, number> };

const newGeneration = (): Generation => ({ seen: new Set(), ofKeys: new Map() });

/**
 * The signatures that were taken lately, so that nobody who has read a call makes it again. Two generations, of which
 * the older one goes whole: a signature is known for at least `knownForMs`. No key has more of the
 * room than it leaves, so however much one changes, there is some for the others.
 */
export function createSeenSignatures(knownForMs: number, most = MOST_SEEN) {
  let current = newGeneration();
  let previous = newGeneration();
  let since = 0;

  const turn = (now: Date) => {
    const elapsed = now.getTime() - since;
    if (elapsed < knownForMs) return;
    previous = elapsed < 2 * knownForMs ? current : newGeneration();
    current = newGeneration();
    since = now.getTime();
  };

  return {
    /** Whether this is its first time. */
    take(signature: string, keyId: number, now: Date): 'first' | 'again' | 'full' {
      turn(now);
      const { seen, ofKeys } = current;
      if (seen.has(signature) || previous.seen.has(signature)) return 'again';
      const taken = ofKeys.get(keyId) ?? 0;
      if (taken >= most - seen.size) return 'full';
      seen.add(signature);
      ofKeys.set(keyId, taken + 1);
      return 'first';
    },
  };
}
