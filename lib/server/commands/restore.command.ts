/** `npm run restore -- FOLDER`: checks a backup and puts it in the database's place, which is kept beside it. */
import path from 'node:path';
import { restore } from '@/lib/db/backup/restore';
import { fileOf } from '@/lib/db/connections/database-url';
import { takeInstanceLock } from '@/lib/db/connections/instance-lock';
import { makeFolder } from '@/lib/platform/files/make-folder';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import { runCommand } from '@/lib/platform/log/run-command';
import { parseEnv } from '../settings/env';

await runCommand(async () => {
  const { dataDirectory, databaseUrl } = parseEnv(process.env);
  if (!process.argv[2]) throw new OperatorFault('Name the folder of a backup: npm run restore -- FOLDER');
  const folder = path.resolve(process.argv[2]);
  const now = new Date();
  makeFolder(path.dirname(fileOf(databaseUrl)));
  takeInstanceLock(databaseUrl, 'restores', now);
  const aside = `before-restore-${now.toISOString().replaceAll(/[:.]/g, '-')}`;
  await restore(folder, { dataDirectory, databaseUrl, projectDirectory: process.cwd() }, aside);
  return `${folder} is in place. What was there before ends in .${aside}`;
});
