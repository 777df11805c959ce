import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type Sqlite from 'better-sqlite3';
import { replaceFile } from '@/lib/platform/config/replace-file';
import { about } from '@/lib/platform/log/operator-fault';

/** What the database is called in a backup. */
export const DATABASE_FILE = 'chappe.db';

/**
 * Copies the database as of one moment into `folder`, while others go on writing: `VACUUM INTO` reads one snapshot, so
 * no commit is half in the copy, and the copy is whole or not there. Answers its path.
 * @throws OperatorFault when there is no room for it.
 */
export function copyDatabase(connection: Sqlite.Database, folder: string): string {
  const file = path.join(folder, DATABASE_FILE);
  const incoming = `${file}.incoming`;
  return about(folder, () => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    try {
      // Left by a process that was killed while it copied.
      rmSync(incoming, { force: true });
      connection.prepare('VACUUM INTO ?').run(incoming);
      replaceFile(incoming, file);
    } finally {
      rmSync(incoming, { force: true });
    }
    return file;
  });
}
