import { rmSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { faultCode } from '@/lib/platform/log/operator-fault';

/** Lies beside a copy for as long as somebody makes it. */
export const COPY_LOCK = 'chappe.db.incoming.lock';

/**
 * Takes the lock of the copy that is made in `folder`, until the answered function is called; null: somebody has it.
 * It is SQLite's own, so the system takes it back from a process that ends in any way.
 */
export function takeCopyLock(folder: string): (() => void) | null {
  const file = path.join(folder, COPY_LOCK);
  const connection = new Sqlite(file, { timeout: 0 });
  try {
    connection.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    connection.close();
    if (faultCode(cause)?.startsWith('SQLITE_BUSY')) return null;
    throw cause;
  }
  return () => {
    rmSync(file, { force: true });
    connection.close();
  };
}
