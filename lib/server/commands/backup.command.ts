/** `npm run backup [-- FOLDER]`: a consistent, checked copy of the database, also while the server runs. */
import path from 'node:path';
import { backUp } from '@/lib/db/backup/backup';
import { runCommand } from '@/lib/platform/log/run-command';
import { parseEnv } from '../settings/env';

await runCommand(async () => {
  const { dataDirectory, databaseUrl } = parseEnv(process.env);
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-');
  const folder = path.resolve(process.argv[2] ?? path.join(dataDirectory, 'backups', stamp));
  const bytes = await backUp({ databaseUrl, dataDirectory, projectDirectory: process.cwd() }, folder);
  return `${folder}: ${(bytes / 1e6).toFixed(1)} MB, checked. It holds secrets: keep it like a password.`;
});
