import { setTimeout as pause } from 'node:timers/promises';
import { faultCode } from '@/lib/platform/log/operator-fault';

/** Of a server that is there again in a moment: it fails over, or is started anew. No file is ever so. */
const GONE: ReadonlySet<string> = new Set(['DatabaseNotReachable', 'ConnectionClosed', '57P01', '57P02', '57P03']);

const isServerGone = (cause: unknown): boolean => GONE.has(faultCode(cause) ?? '');

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
      if (!isServerGone(cause) || performance.now() >= end) throw cause;
      await pause(AGAIN_MS);
    }
  }
}
