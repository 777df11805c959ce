import { OperatorFault } from '@/lib/platform/log/operator-fault';
import type { Manner, Restored } from '../backup/restore';
import { partFromPast } from '../postgresql/part-from-past';
import { engineOf } from './engine-of';
import { openCurrentDatabase } from './open-current-database';

/**
 * Parts a database that somebody has put back from a copy, with the means of its server, from what was done since.
 * @throws OperatorFault for a file, of which `restore` does all that; for what is not of this version; and while a node
 * serves it.
 */
export async function partRestored(
  databaseUrl: string,
  projectDirectory: string,
  manner: Pick<Manner, 'now' | 'sendsWaiting'>,
): Promise<Restored> {
  if (engineOf(databaseUrl) === 'sqlite') {
    throw new OperatorFault('The database is a file: npm run restore -- FOLDER puts a backup in its place.');
  }
  const db = await openCurrentDatabase(databaseUrl, projectDirectory);
  try {
    return await partFromPast(db, manner);
  } finally {
    await db.$disconnect();
  }
}
