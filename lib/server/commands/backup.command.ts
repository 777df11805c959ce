/** `npm run backup [-- FOLDER]`: a consistent, checked copy of the database, also while the server runs. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { backUp } from '@/lib/db/backup/backup';
import { backupName, backupsFolder } from '@/lib/db/backup/backup-folder';
import { databaseFile } from '@/lib/db/open/database-file';
import { runCommand } from '@/lib/platform/log/run-command';
import { refuseElsewhere } from '../backups/backed-up-elsewhere';
import { parseEnv } from '../settings/env';

await runCommand(async () => {
  const { dataDirectory, databaseUrl } = parseEnv(process.env);
  refuseElsewhere(databaseFile(databaseUrl));
  // Whoever asked for it in the panel, or that it is the daily one: the server runs this command too.
  const options = { by: { type: 'string' }, daily: { type: 'boolean' } } as const;
  const { values, positionals } = parseArgs({ strict: false, options });
  const now = new Date();
  const folder = path.resolve(positionals[0] ?? path.join(backupsFolder({ dataDirectory }), backupName(now)));
  const places = { databaseUrl, dataDirectory, projectDirectory: process.cwd() };
  const bytes = await backUp(places, folder, {
    madeAt: now.toISOString(),
    madeBy: typeof values.by === 'string' ? values.by : null,
    isDaily: values.daily === true,
    onCopied: () => process.connected && process.send?.('copied'),
  });
  return `${folder}: ${(bytes / 1e6).toFixed(1)} MB, checked. It holds secrets: keep it like a password.`;
});
