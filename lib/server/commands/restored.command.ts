/**
 * `npm run restored [-- --send-waiting]`: to be run once on a PostgreSQL database that was put back from a copy, before a
 * node serves it.
 */

import { databaseFile } from '@/lib/db/open/database-file';
import { openCurrentDatabase } from '@/lib/db/open/open-current-database';
import { partFromPast } from '@/lib/db/postgresql/part-from-past';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import { runCommand } from '@/lib/platform/log/run-command';
import { SEND_WAITING, tellRestored } from '../backups/tell-restored';
import { parseEnv } from '../settings/env';

await runCommand(async () => {
  const { databaseUrl } = parseEnv(process.env);
  if (databaseFile(databaseUrl) !== null) {
    throw new OperatorFault('The database is a file: npm run restore -- FOLDER puts a backup in its place.');
  }
  const typed = process.argv.slice(2);
  if (typed.some((word) => word !== SEND_WAITING)) {
    throw new OperatorFault(`Nothing but ${SEND_WAITING} is said here: npm run restored [-- ${SEND_WAITING}]`);
  }
  const db = await openCurrentDatabase(databaseUrl, process.cwd());
  try {
    const restored = await partFromPast(db, { now: new Date(), sendsWaiting: typed.length > 0 });
    return ['No id is given again that was given since the copy was made.', ...tellRestored(restored)].join('\n');
  } finally {
    await db.$disconnect();
  }
});
