/** `npm run backup [-- FOLDER]`: a consistent, checked copy of the database, also while the server runs. */
import path from 'node:path';
import { backUp } from '@/lib/db/backup/backup';
import { DATABASE_FILE } from '@/lib/db/backup/copy-database';
import { findFileFaults } from '@/lib/db/backup/find-file-faults';
import { parseEnv } from '@/lib/platform/config/env';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import { runCommand } from '@/lib/platform/log/run-command';

await runCommand(async () => {
  const { dataDirectory, databaseUrl } = parseEnv(process.env);
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-');
  const folder = path.resolve(process.argv[2] ?? path.join(dataDirectory, 'backups', stamp));
  const bytes = backUp(databaseUrl, dataDirectory, folder);
  const faults = await findFileFaults(path.join(folder, DATABASE_FILE), process.cwd());
  if (faults.length > 0) throw new OperatorFault(`${folder} is not sound:\n${faults.join('\n')}`);
  return `${folder}: ${(bytes / 1e6).toFixed(1)} MB, checked. It holds secrets: keep it like a password.`;
});
