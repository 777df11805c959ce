import { createTurns, type Turns } from './turns';

export type Place = {
  /** Whose work it is: those who wait are served in turns, so that nobody stands behind one who brings much. */
  readonly owner: string;
  /** Before everybody who is not. */
  readonly ahead: boolean;
  /** When aborted, nobody waits for the outcome any more. */
  readonly signal?: AbortSignal | undefined;
};

/** Runs `work` in its turn; null when it was not run, for want of room or because nobody waits for it any more. */
export type FairQueue = <Value>(place: Place, work: () => Promise<Value>) => Promise<Value | null>;

type Limits = { readonly atOnce: number; readonly mostWaiting: number };
type Waiting = { readonly admit: (admitted: boolean) => void };

/**
 * Few pieces of work at once, a bounded number waiting. When it is full, whoever has the most waiting loses the last of
 * it to somebody who has less, so that one who floods the queue refuses only himself.
 */
export function createFairQueue({ atOnce, mostWaiting }: Limits): FairQueue {
  const ahead = createTurns<Waiting>();
  const others = createTurns<Waiting>();
  let running = 0;

  const makeRoom = (lane: Turns<Waiting>, owner: string): boolean => {
    if (ahead.size() + others.size() < mostWaiting) return true;
    const from = lane === ahead && others.size() > 0 ? others : lane;
    const longest = from.longest();
    if (longest === null) return false;
    if (from === lane && from.countOf(longest) <= lane.countOf(owner) + 1) return false;
    from.takeLast(longest)?.admit(false);
    return true;
  };

  const wait = ({ owner, ahead: first, signal }: Place): Promise<boolean> => {
    const lane = first ? ahead : others;
    if (!makeRoom(lane, owner)) return Promise.resolve(false);
    return new Promise((resolve) => {
      const leave = () => {
        lane.remove(owner, waiting);
        resolve(false);
      };
      const waiting: Waiting = {
        admit: (admitted) => {
          signal?.removeEventListener('abort', leave);
          resolve(admitted);
        },
      };
      lane.add(owner, waiting);
      signal?.addEventListener('abort', leave, { once: true });
    });
  };

  /** A place goes to the next one; it is free only when nobody waits. */
  const passOn = () => {
    const next = ahead.next() ?? others.next();
    if (next) next.admit(true);
    else running -= 1;
  };

  return async (place, work) => {
    if (place.signal?.aborted) return null;
    if (running < atOnce) running += 1;
    else if (!(await wait(place))) return null;
    try {
      return await work();
    } finally {
      passOn();
    }
  };
}
