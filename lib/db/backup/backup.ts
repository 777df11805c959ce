import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { SECRETS_FILE, writeSecrets } from '@/lib/platform/files/kept-secrets';
import { about, OperatorFault } from '@/lib/platform/log/operator-fault';
import { DATABASE_FILE, startCopy } from '../connections/copy-database';
import { fileOf } from '../connections/database-url';
import { openExisting } from '../connections/open-connection';
import { type BackupNote, removeNote, writeNote } from './backup-folder';
import { findFileFaults } from './find-file-faults';
import type { Places } from './restore';

type Told = BackupNote & {
  /** Called when the copy is there and is about to be checked. */
  readonly onCopied?: () => void;
};

/**
 * Copies the database as of one moment into `folder`, and beside it the generated secrets and who made it, while a
 * server may go on writing; checks the copy before it becomes a backup. Answers its size in bytes.
 * @throws OperatorFault when there is no database, no room, a backup there already, or the database is not sound;
 * nothing is left of the copy then.
 */
export async function backUp(
  places: Places,
  folder: string,
  { onCopied = () => undefined, ...note }: Told,
): Promise<number> {
  if (existsSync(path.join(folder, DATABASE_FILE))) {
    throw new OperatorFault(`${folder} holds a backup already: name another folder.`);
  }
  const source = fileOf(places.databaseUrl);
  const copy = copyOf(source, folder);
  const secretsCopy = path.join(folder, SECRETS_FILE);
  try {
    onCopied();
    const faults = await findFileFaults(copy.incoming, places.projectDirectory, source);
    if (faults.length > 0) {
      throw new OperatorFault(`${source} is not sound, so no backup of it was made:\n${faults.join('\n')}`);
    }
    const secrets = path.join(places.dataDirectory, SECRETS_FILE);
    if (existsSync(secrets)) about(folder, () => writeSecrets(secretsCopy, readFileSync(secrets, 'utf8')));
    about(folder, () => writeNote(folder, note));
    return statSync(copy.keep()).size;
  } catch (cause) {
    rmSync(secretsCopy, { force: true });
    removeNote(folder);
    copy.discard();
    throw cause;
  }
}

function copyOf(source: string, folder: string) {
  const connection = openExisting(source);
  try {
    return startCopy(connection, folder);
  } finally {
    connection.close();
  }
}
