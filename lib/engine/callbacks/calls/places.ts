/** Places for calls, in two lanes, so that what is slow never takes those of what is quick. */
export type Lane = 'quick' | 'slow';

/** From then on a call counts as slow. */
const SLOW_AFTER_MS = 1_000;

const MOST: Readonly<Record<Lane, number>> = { quick: 512, slow: 128 };

/** Calls that were begun as quick ones and then prove slow go on beside the slow lane's own, up to this many in all. */
const MOST_TAKEN = 1_024;

export type Place = {
  lane: Lane;
  readonly takenAt: number;
  /** The call that has it proves slow. */
  readonly onSlow: (() => void) | undefined;
};

export function createPlaces() {
  const taken: Record<Lane, number> = { quick: 0, slow: 0 };
  /** Those in the quick lane, oldest first. */
  const quick = new Set<Place>();
  const isOld = ({ takenAt }: Place) => performance.now() - takenAt >= SLOW_AFTER_MS;
  return {
    isFree: (lane: Lane) => taken[lane] < MOST[lane] && taken.quick + taken.slow < MOST_TAKEN,
    areAllFree: () => taken.quick + taken.slow === 0,
    take: (lane: Lane, onSlow?: () => void): Place => {
      const place = { lane, takenAt: performance.now(), onSlow };
      taken[lane] += 1;
      if (lane === 'quick') quick.add(place);
      return place;
    },
    /** Answers whether the call was slow. */
    leave: (place: Place): boolean => {
      quick.delete(place);
      taken[place.lane] -= 1;
      return isOld(place);
    },
    /** Calls that take long leave the quick lane. */
    passOnSlowCalls: (): void => {
      for (const place of quick) {
        if (!isOld(place)) return;
        quick.delete(place);
        taken.quick -= 1;
        taken.slow += 1;
        place.lane = 'slow';
        place.onSlow?.();
      }
    },
    /** When the next call leaves the quick lane at the latest, in milliseconds from now; null: none is in it. */
    nextLeavesInMs: (): number | null => {
      const [oldest] = quick;
      return oldest ? Math.max(1, oldest.takenAt + SLOW_AFTER_MS - performance.now()) : null;
    },
  };
}
