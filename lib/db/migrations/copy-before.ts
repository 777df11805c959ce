import { readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type Sqlite from 'better-sqlite3';
import { copyDatabase } from '../connections/copy-database';

const COPIES_KEPT = 3;
/** What the name of such a copy begins with. */
export const COPY_BEFORE = 'before-';

/**
 * Copies the database into a backup that `npm run restore` understands, before the migration of that name: whoever
 * wants the former version back needs the former database. The newest three are kept.
 * @throws OperatorFault when there is no room for it.
 */
export function keepCopyBefore(name: string, connection: Sqlite.Database): void {
  const backups = path.join(path.dirname(connection.name), 'backups');
  copyDatabase(connection, path.join(backups, COPY_BEFORE + name));
  for (const old of copiesByAge(backups).slice(COPIES_KEPT)) rmSync(old, { recursive: true, force: true });
}

/** The newest first. */
const copiesByAge = (backups: string): string[] =>
  readdirSync(backups)
    .filter((entry) => entry.startsWith(COPY_BEFORE))
    .map((entry) => path.join(backups, entry))
    .map((folder) => ({ folder, at: statSync(folder).mtimeMs }))
    .sort((one, other) => other.at - one.at)
    .map(({ folder }) => folder);
