import { OperatorFault } from '@/lib/platform/log/operator-fault';
import type { Restored } from '../backup/restore';
import type { Database } from '../connections/client';
import { type Parting, partFromPast, takeAsOwn } from '../postgresql/part-from-past';
import { engineOf } from './engine-of';
import { openCurrentDatabase } from './open-current-database';

/**
 * Parts a database that somebody has put back from a copy, with the means of its server, from what was done since.
 * @throws OperatorFault for a file, of which `restore` does all that; for what is not of this version; while a node
 * serves it; and when it was done before, unless it is to be done again.
 */
export const partRestored = (databaseUrl: string, projectDirectory: string, parting: Parting): Promise<Restored> =>
  onServer(databaseUrl, projectDirectory, (db) => partFromPast(db, parting));

/**
 * Says of a database that was put back from a copy that nothing ran since that was made; answers whether it had to be said.
 * @throws OperatorFault as `partRestored`.
 */
export const takeRestored = (databaseUrl: string, projectDirectory: string, now: Date): Promise<boolean> =>
  onServer(databaseUrl, projectDirectory, (db) => takeAsOwn(db, now));

async function onServer<Value>(
  databaseUrl: string,
  projectDirectory: string,
  work: (db: Database) => Promise<Value>,
): Promise<Value> {
  if (engineOf(databaseUrl) === 'sqlite') {
    throw new OperatorFault('The database is a file: npm run restore -- FOLDER puts a backup in its place.');
  }
  const db = await openCurrentDatabase(databaseUrl, projectDirectory);
  try {
    return await work(db);
  } finally {
    await db.$disconnect();
  }
}
