/**
 * `npm run restore -- FOLDER [--send-waiting]`: checks a backup and puts it in the database's place, which is kept
 * beside it.
 */
import path from 'node:path';
import { type Restored, restore } from '@/lib/db/backup/restore';
import { takeInstanceLock } from '@/lib/db/connections/instance-lock';
import { databaseFile } from '@/lib/db/open/database-file';
import { makeFolder } from '@/lib/platform/files/make-folder';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import { runCommand } from '@/lib/platform/log/run-command';
import { refuseElsewhere } from '../backups/backed-up-elsewhere';
import { parseEnv } from '../settings/env';

const SEND_WAITING = '--send-waiting';

await runCommand(async () => {
  const { dataDirectory, databaseUrl } = parseEnv(process.env);
  const file = databaseFile(databaseUrl);
  refuseElsewhere(file);
  const typed = process.argv.slice(2);
  const [named, ...others] = typed.filter((word) => word !== SEND_WAITING);
  if (!named || others.length > 0 || named.startsWith('--'))
    throw new OperatorFault(`Name the folder of a backup: npm run restore -- FOLDER [${SEND_WAITING}]`);
  const folder = path.resolve(named);
  const now = new Date();
  makeFolder(path.dirname(file));
  takeInstanceLock(databaseUrl, 'restores', now);
  const aside = `before-restore-${now.toISOString().replaceAll(/[:.]/g, '-')}`;
  const places = { dataDirectory, databaseUrl, projectDirectory: process.cwd() };
  const restored = await restore(folder, places, { aside, now, sendsWaiting: typed.includes(SEND_WAITING) });
  return [`${folder} is in place. What was there before ends in .${aside}`, ...tellDue(restored)].join('\n');
});

/** What becomes of the messages that were still to be sent when the backup was made. */
function tellDue({ due, heldUntil }: Restored): string[] {
  if (due === 0) return [];
  const told = `Messages that were still to be sent when the backup was made: ${due}. They may have been sent since`;
  if (heldUntil === null) return [`${told}, and are sent when the server starts.`];
  return [
    `${told}, so they are held until ${heldUntil.toISOString()}, and sent then.`,
    'Until then cancel, or send now, each account’s on its page Scheduled messages.',
  ];
}
