/** `npm run backup [-- FOLDER]`: a consistent, checked copy of the database, also while the server runs. */
import path from 'node:path';
import { parseEnv } from '@/lib/config/env';
import { openDatabase } from '../client';
import { backUp, findBackupFaults } from './backup';

const { dataDirectory, databaseUrl } = parseEnv(process.env);
const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-');
const folder = path.resolve(process.argv[2] ?? path.join(dataDirectory, 'backups', stamp));
const db = await openDatabase(databaseUrl);
const bytes = await backUp(db, dataDirectory, folder);
await db.$disconnect();
const faults = await findBackupFaults(folder);
process.stdout.write(
  faults.length === 0
    ? `${folder}: ${(bytes / 1e6).toFixed(1)} MB, checked. It holds secrets: keep it like a password.\n`
    : `${folder} is not sound:\n${faults.join('\n')}\n`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
