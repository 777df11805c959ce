import { setTimeout } from 'node:timers/promises';
import { faultCode } from '@/lib/platform/log/operator-fault';

/** How long SQLite itself waits for a lock, with the thread standing still. */
export const BRIEF_BUSY_TIMEOUT_MS = 5;

const PAUSE_MS = 20;
const LONGEST_WAIT_MS = 10_000;

/** Another program, such as a command line tool, has held the write lock for too long. */
export class DatabaseLocked extends Error {
  readonly code = 'SQLITE_BUSY';
}

/**
 * Repeats `begin`, which takes SQLite's write lock or fails as busy, while another program holds the lock. The thread
 * goes on with other work in between.
 * @throws DatabaseLocked after `longestMs`.
 */
export async function takeWriteLock(begin: () => unknown, longestMs: number = LONGEST_WAIT_MS): Promise<void> {
  const latest = performance.now() + longestMs;
  for (;;) {
    try {
      await begin();
      return;
    } catch (cause) {
      if (!faultCode(cause)?.startsWith('SQLITE_BUSY')) throw cause;
      if (performance.now() >= latest) {
        throw new DatabaseLocked('Another program holds the database’s write lock.', { cause });
      }
    }
    await setTimeout(PAUSE_MS);
  }
}
