import { OperatorFault } from '@/lib/platform/log/operator-fault';
import type { Database } from '../connections/client';
import type { Migration } from '../migrations/migrations-on-disk';
import { findPending } from './apply-migrations';
import { openPostgresqlDatabase } from './client';
import { withServer } from './reach';

/** As with SQLite: it must be there, and of this very version. @throws OperatorFault when it is not. */
export async function openCurrentPostgresql(databaseUrl: string, onDisk: readonly Migration[]): Promise<Database> {
  await withServer(databaseUrl, 'command', async (client) => {
    const pending = await findPending(client, onDisk);
    if (pending.length === 0) return;
    const what = pending.length === onDisk.length ? 'is empty' : 'is of an earlier version of Chappe';
    throw new OperatorFault(`${client.database} ${what}: npm start brings it up to date.`);
  });
  // A command may ask for what takes minutes, and whoever runs it may stop it.
  return openPostgresqlDatabase(databaseUrl, { longestAnswerMs: 0 });
}
