import { subscriberOf } from '@/lib/domain/network/ip-address';

const MIB = 1024 * 1024;

/** Bodies that are being read or answered, all together. */
const MOST_BYTES = 64 * MIB;

/** Of one subscriber's: whoever holds back the ends of his bodies must not be able to fill it for everybody. */
const MOST_BYTES_OF_ONE = 16 * MIB;

type Limits = { readonly all: number; readonly ofOne: number };

/** What one body holds of the memory for all of them. */
export type BodyShare = {
  /** Whether the body may hold that many bytes in all. */
  growTo(bytes: number): boolean;
  release(): void;
};

export type BodyBudget = { shareOf(clientIp: string): BodyShare };

/** Counts the bytes of bodies that are in memory, in all and by address. */
export function createBodyBudget(limits: Limits = { all: MOST_BYTES, ofOne: MOST_BYTES_OF_ONE }): BodyBudget {
  let all = 0;
  const bySubscriber = new Map<string, number>();
  const add = (subscriber: string, bytes: number) => {
    const held = (bySubscriber.get(subscriber) ?? 0) + bytes;
    all += bytes;
    if (held === 0) bySubscriber.delete(subscriber);
    else bySubscriber.set(subscriber, held);
  };
  return {
    shareOf(clientIp) {
      const subscriber = subscriberOf(clientIp);
      let held = 0;
      return {
        growTo(bytes) {
          const more = bytes - held;
          const fits = all + more <= limits.all && (bySubscriber.get(subscriber) ?? 0) + more <= limits.ofOne;
          if (!fits) return false;
          add(subscriber, more);
          held = bytes;
          return true;
        },
        release() {
          add(subscriber, -held);
          held = 0;
        },
      };
    },
  };
}
