import { subscriberOf } from '@/lib/domain/network/ip-address';
import { createFairQueue } from '@/lib/platform/batching/fair-queue';
import type { Passing } from './steps';

/**
 * How many pages and reads Next works on at once. Each takes the thread that answers scripts for some milliseconds, in
 * several pieces, and a script waits for a piece of every one; so the others stand in line, by subscriber in turns.
 */
const LIMITS = { atOnce: 4, mostWaiting: 1_000 };

/** A request that takes longer is waiting for something, perhaps for a client that does not read: the next one may start. */
const LONGEST_PLACE_MS = 250;

type Reading = Pick<Passing, 'response' | 'gone' | 'clientIp'>;

/** Answers whether `pass` was called: not when too many wait already, or when nobody reads the answer any more. */
export type ReadQueue = (reading: Reading, pass: () => void) => Promise<boolean>;

export function createReadQueue(): ReadQueue {
  const queue = createFairQueue(LIMITS);
  return async ({ response, gone, clientIp }, pass) => {
    const passed = await queue({ owner: subscriberOf(clientIp), ahead: false, signal: gone.signal }, async () => {
      const over = new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, LONGEST_PLACE_MS);
        const leave = () => {
          clearTimeout(timer);
          resolve();
        };
        response.once('finish', leave).once('close', leave);
      });
      pass();
      await over;
      return true;
    });
    return passed ?? false;
  };
}
