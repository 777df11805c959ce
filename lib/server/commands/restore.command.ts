/**
 * `npm run restore -- FOLDER [--send-waiting]`: checks a backup and puts it in the database's place, which is kept
 * beside it.
 */
import path from 'node:path';
import { restore } from '@/lib/db/backup/restore';
import { takeInstanceLock } from '@/lib/db/connections/instance-lock';
import { databaseFile } from '@/lib/db/open/database-file';
import { makeFolder } from '@/lib/platform/files/make-folder';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import { runCommand } from '@/lib/platform/log/run-command';
import { refuseElsewhere } from '../backups/backed-up-elsewhere';
import { SEND_WAITING, tellRestored } from '../backups/tell-restored';
import { parseEnv } from '../settings/env';

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
  return [`${folder} is in place. What was there before ends in .${aside}`, ...tellRestored(restored)].join('\n');
});
