import { subscriberOf } from '@/lib/domain/network/ip-address';

const MIB = 1024 * 1024;

/** In bytes, of bodies that are being read or answered. */
type Limits = {
  readonly all: number;
  /** Of one subscriber: someone who never finishes their bodies must not be able to fill it for everybody. */
  readonly ofOne: number;
};

export const BODY_LIMITS: Limits = { all: 64 * MIB, ofOne: 16 * MIB };

/** What one body holds of the memory for all of them. */
export type BodyShare = {
  /**
   * Whether the body may hold that many bytes in all. Until it is complete they may be taken for somebody who holds
   * less; then `giveUp` is called, and it holds nothing.
   */
  growTo(bytes: number, giveUp: () => void): boolean;
  /** The body is complete and has to be answered: what it holds can no longer be taken. */
  complete(): void;
  release(): void;
};

export type BodyBudget = { shareOf(clientIp: string): BodyShare };

type Holder = {
  bytes: number;
  /** How each of its unfinished bodies is ended, the newest last. */
  readonly unfinished: Set<() => void>;
};

/**
 * Counts the bytes of bodies that are in memory, in all and by address. When all are taken, whoever holds the most
 * loses unfinished bodies to somebody who holds less, so that a few who hold theirs back refuse only themselves.
 */
export function createBodyBudget(limits: Limits = BODY_LIMITS): BodyBudget {
  let all = 0;
  /** Those who hold something. */
  const holders = new Map<string, Holder>();

  /** Ends unfinished bodies of those who hold more than `mine` until there is room for `more`. */
  const makeRoom = (more: number, mine: number): boolean => {
    while (all + more > limits.all) {
      const largest = largestUnfinished(holders);
      if (!largest || largest.bytes <= mine) return false;
      [...largest.unfinished].at(-1)?.();
    }
    return true;
  };

  return {
    shareOf(clientIp) {
      const subscriber = subscriberOf(clientIp);
      let held = 0;
      let end = () => undefined as void;
      const add = (bytes: number) => {
        const holder = holders.get(subscriber) ?? { bytes: 0, unfinished: new Set() };
        all += bytes;
        held += bytes;
        holder.bytes += bytes;
        if (held === 0) holder.unfinished.delete(end);
        if (holder.bytes === 0) holders.delete(subscriber);
        else holders.set(subscriber, holder);
        return holder;
      };
      const release = () => void add(-held);
      return {
        growTo(bytes, giveUp) {
          const more = bytes - held;
          const mine = (holders.get(subscriber)?.bytes ?? 0) + more;
          if (mine > limits.ofOne || !makeRoom(more, mine)) return false;
          if (held > 0) {
            add(more);
            return true;
          }
          end = () => {
            release();
            giveUp();
          };
          add(more).unfinished.add(end);
          return true;
        },
        complete: () => void holders.get(subscriber)?.unfinished.delete(end),
        release,
      };
    },
  };
}

function largestUnfinished(holders: ReadonlyMap<string, Holder>): Holder | null {
  let found: Holder | null = null;
  for (const holder of holders.values()) {
    if (holder.unfinished.size > 0 && (found === null || holder.bytes > found.bytes)) found = holder;
  }
  return found;
}
