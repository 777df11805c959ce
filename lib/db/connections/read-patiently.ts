import { setTimeout as pause } from 'node:timers/promises';
import { isServerAway } from '@/lib/platform/log/operator-fault';

const AGAIN_MS = 200;

/**
 * Reads for somebody who waits on a connection, and would wait as long for what is written: while the database's server
 * is gone it is read again, for `longestMs` in all.
 * @throws what kept it from being read last.
 */
export async function readPatiently<Value>(read: () => Promise<Value>, longestMs: number): Promise<Value> {
  const end = performance.now() + longestMs;
  for (;;) {
    try {
      return await read();
    } catch (cause) {
      if (!isServerAway(cause) || performance.now() >= end) throw cause;
      await pause(AGAIN_MS);
    }
  }
}
