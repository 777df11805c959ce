/** `npm run restore -- FOLDER`: checks a backup and puts it in the database's place, which is kept beside it. */
import path from 'node:path';
import { parseEnv } from '@/lib/config/env';
import { findBackupFaults, isInUse, putBack } from './backup';

async function restore(): Promise<string | null> {
  const { dataDirectory, databaseUrl } = parseEnv(process.env);
  if (!process.argv[2]) return 'Name the folder of a backup: npm run restore -- FOLDER';
  const folder = path.resolve(process.argv[2]);
  const faults = await findBackupFaults(folder);
  if (faults.length > 0) return `${folder} is not sound, and nothing was changed:\n${faults.join('\n')}`;
  if (await isInUse(databaseUrl)) return 'Chappe is running on this database: stop it first. Nothing was changed.';
  const aside = `before-restore-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
  putBack(folder, databaseUrl, dataDirectory, aside);
  process.stdout.write(`${folder} is in place. What was there before ends in .${aside}\n`);
  return null;
}

const refusal = await restore();
if (refusal !== null) process.stdout.write(`${refusal}\n`);
process.exitCode = refusal === null ? 0 : 1;
