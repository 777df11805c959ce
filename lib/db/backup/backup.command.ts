/** `npm run backup [-- FOLDER]`: a consistent, checked copy of the database, also while the server runs. */
import path from 'node:path';
import { parseEnv } from '@/lib/config/env';
import { OperatorFault } from '@/lib/log/operator-fault';
import { runCommand } from '@/lib/log/run-command';
import { backUp } from './backup';
import { DATABASE_FILE } from './copy-database';
import { findFileFaults } from './find-file-faults';

await runCommand(async () => {
  const { dataDirectory, databaseUrl } = parseEnv(process.env);
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-');
  const folder = path.resolve(process.argv[2] ?? path.join(dataDirectory, 'backups', stamp));
  const bytes = backUp(databaseUrl, dataDirectory, folder);
  const faults = await findFileFaults(path.join(folder, DATABASE_FILE), process.cwd());
  if (faults.length > 0) throw new OperatorFault(`${folder} is not sound:\n${faults.join('\n')}`);
  return `${folder}: ${(bytes / 1e6).toFixed(1)} MB, checked. It holds secrets: keep it like a password.`;
});
