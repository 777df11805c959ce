import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileOf } from '@/lib/platform/config/database-url';
import { SECRETS_FILE, writeSecrets } from '@/lib/platform/config/kept-secrets';
import { about, OperatorFault } from '@/lib/platform/log/operator-fault';
import { openExisting } from '../connections/open-connection';
import { copyDatabase, DATABASE_FILE } from './copy-database';

/**
 * Copies the database as of one moment into `folder`, and the generated secrets beside it, while a server may go on
 * writing. Answers the copy's size in bytes.
 * @throws OperatorFault when there is no database, no room, or a backup there already.
 */
export function backUp(databaseUrl: string, dataDirectory: string, folder: string): number {
  if (existsSync(path.join(folder, DATABASE_FILE))) {
    throw new OperatorFault(`${folder} holds a backup already: name another folder.`);
  }
  const connection = openExisting(fileOf(databaseUrl));
  try {
    const file = copyDatabase(connection, folder);
    const secrets = path.join(dataDirectory, SECRETS_FILE);
    if (existsSync(secrets)) {
      about(folder, () => writeSecrets(path.join(folder, SECRETS_FILE), readFileSync(secrets, 'utf8')));
    }
    return statSync(file).size;
  } finally {
    connection.close();
  }
}
