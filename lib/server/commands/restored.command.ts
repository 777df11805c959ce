/**
 * `npm run restored [-- --send-waiting]`: to be run once on a PostgreSQL database that was put back from a copy, before a
 * node serves it.
 */
import { partRestored } from '@/lib/db/open/part-restored';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import { runCommand } from '@/lib/platform/log/run-command';
import { SEND_WAITING, tellRestored } from '../backups/tell-restored';
import { parseEnv } from '../settings/env';

await runCommand(async () => {
  const { databaseUrl } = parseEnv(process.env);
  const typed = process.argv.slice(2);
  if (typed.some((word) => word !== SEND_WAITING)) {
    throw new OperatorFault(`Nothing but ${SEND_WAITING} is said here: npm run restored [-- ${SEND_WAITING}]`);
  }
  const manner = { now: new Date(), sendsWaiting: typed.length > 0 };
  const restored = await partRestored(databaseUrl, process.cwd(), manner);
  return ['No id is given again that was given since the copy was made.', ...tellRestored(restored)].join('\n');
});
