/**
 * `npm run restored [-- --send-waiting] [--again]`: to be run once on a PostgreSQL database that was put back from a
 * copy, before a node serves it. `npm run restored -- --nothing-lost`: nothing ran since that copy was made.
 */
import { partRestored, takeRestored } from '@/lib/db/open/part-restored';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import { runCommand } from '@/lib/platform/log/run-command';
import { SEND_WAITING, tellRestored } from '../backups/tell-restored';
import { parseEnv } from '../settings/env';

/** Its files were put back once more since this was run. */
const AGAIN = '--again';
const NOTHING_LOST = '--nothing-lost';
const USAGE = `npm run restored [-- ${SEND_WAITING}] [${AGAIN}], or npm run restored -- ${NOTHING_LOST}`;

await runCommand(async () => {
  const { databaseUrl } = parseEnv(process.env);
  const typed = new Set(process.argv.slice(2));
  const now = new Date();
  if (typed.size === 1 && typed.has(NOTHING_LOST)) {
    return (await takeRestored(databaseUrl, process.cwd(), now))
      ? 'The database is its own again, as nothing was lost, and can be served. No id was skipped, and nothing is held.'
      : 'Nothing was changed: the database was not put back from a copy, or that was said before, and it can be served.';
  }
  if ([...typed].some((word) => word !== SEND_WAITING && word !== AGAIN)) {
    throw new OperatorFault(`That is not understood here: ${USAGE}`);
  }
  const parting = { now, sendsWaiting: typed.has(SEND_WAITING), again: typed.has(AGAIN) };
  const restored = await partRestored(databaseUrl, process.cwd(), parting);
  return ['No id is given again that was given since the copy was made.', ...tellRestored(restored)].join('\n');
});
