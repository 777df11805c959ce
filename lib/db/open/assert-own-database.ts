import { assertOwnIdentity } from '../postgresql/identity';
import { engineOf } from './engine-of';

/**
 * To be called before a process serves a database of this version. A file is put back by `restore`, which does what has
 * to be done.
 * @throws OperatorFault when it was put back from a copy with its server's means, and nobody has said so.
 */
export async function assertOwnDatabase(databaseUrl: string, now: Date): Promise<void> {
  if (engineOf(databaseUrl) === 'postgresql') await assertOwnIdentity(databaseUrl, now);
}
