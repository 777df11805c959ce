/** Beyond this many changes within one window, none is taken: forgetting one would let it be made again. */
const MOST_SEEN = 500_000;

/**
 * The signatures that were taken lately, so that nobody who has read a call makes it again. Two generations, of which
 * the older one goes whole: a signature is known for at least `knownForMs`.
 */
export function createSeenSignatures(knownForMs: number, most = MOST_SEEN) {
  let current = new Set<string>();
  let previous = new Set<string>();
  let since = 0;

  const turn = (now: Date) => {
    const elapsed = now.getTime() - since;
    if (elapsed < knownForMs) return;
    previous = elapsed < 2 * knownForMs ? current : new Set();
    current = new Set();
    since = now.getTime();
  };

  return {
    /** Whether this is its first time. */
    take(signature: string, now: Date): 'first' | 'again' | 'full' {
      turn(now);
      if (current.has(signature) || previous.has(signature)) return 'again';
      if (current.size >= most) return 'full';
      current.add(signature);
      return 'first';
    },
  };
}
