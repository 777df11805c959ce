/**
 * Changes within one window, of all keys: beyond, some are not taken, as forgetting one would let it be made again. One
 * key may have half, which is 16,000 a second; together they take 150 MB.
 */
const MOST_SEEN = 2_000_000;

/** In hexadecimal digits, behind "$1$": a signature's beginning is kept as a number, a third of the whole's size. */
const KEPT_DIGITS = 13;

/** Tells a proven signature apart: it is "$1$" and a SHA-1 in hexadecimal. */
export const beginningOf = (signature: string): number => Number.parseInt(signature.slice(3, 3 + KEPT_DIGITS), 16);

type Generation = { readonly seen: Set<number>; readonly ofKeys: Map<number, number> };

const newGeneration = (): Generation => ({ seen: new Set(), ofKeys: new Map() });

/**
 * The signatures that were taken lately, so that nobody who has read a call makes it again. Two generations, of which
 * the older one goes whole: a signature is known for at least `knownForMs`. No key has more of the room than it leaves,
 * so however much one changes, there is some for the others. Of 52 bits two are alike once in a thousand million calls
 * beside four million others: that call is refused like one that was repeated.
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
    /** Whether this is its first time. It was proven. */
    take(signature: string, keyId: number, now: Date): 'first' | 'again' | 'full' {
      turn(now);
      const { seen, ofKeys } = current;
      const beginning = beginningOf(signature);
      if (seen.has(beginning) || previous.seen.has(beginning)) return 'again';
      const taken = ofKeys.get(keyId) ?? 0;
      if (taken >= most - seen.size) return 'full';
      seen.add(beginning);
      ofKeys.set(keyId, taken + 1);
      return 'first';
    },
  };
}
