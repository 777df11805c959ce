import { chmodSync, existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** Any right of the group or of others. */
const OTHERS = 0o077;

/** What Chappe and SQLite add to the name of a file of ours. */
const SUFFIX = /^(?:-wal|-shm|-journal|\.lock(?:-journal)?|\.incoming(?:-wal|-shm|-journal)?|\.before-restore-.+)?$/;

const isNamedAfter = (name: string, file: string) => name.startsWith(file) && SUFFIX.test(name.slice(file.length));

/** Beside a database that lies elsewhere other people's files may begin with its name, and their backups lie there. */
function isOurs(folder: string, name: string, { dataDirectory, databaseFile }: Places): boolean {
  if (folder === path.dirname(databaseFile) && isNamedAfter(name, path.basename(databaseFile))) return true;
  if (name === 'backups') return folder === dataDirectory || holdsOurCopies(path.join(folder, name));
  return folder === dataDirectory && isNamedAfter(name, 'secrets.json');
}

type Places = { readonly dataDirectory: string; readonly databaseFile: string };

/** Copies that were kept before a migration. */
const holdsOurCopies = (folder: string) =>
  statSync(folder).isDirectory() && readdirSync(folder).some((name) => name.startsWith('before-'));

/**
 * Takes every right of other users away from the data folder and from our files in it and beside the database. A folder
 * that holds something else too is left as it is, because that is not ours to close. Answers one sentence for each that
 * others can still reach.
 */
export function closeToOthers(dataDirectory: string, databaseFile: string): string[] {
  const places = { dataDirectory, databaseFile };
  const folders = new Set([dataDirectory, path.dirname(databaseFile)]);
  const ours = [...folders].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => isOurs(folder, name, places))
      .map((name) => path.join(folder, name)),
  );
  const open = ours.filter((file) => !closeOne(file)).map((file) => `${file} can be read by others: chmod go= it.`);
  const hasStrangers = readdirSync(dataDirectory).some((name) => !isOurs(dataDirectory, name, places));
  if (isClosed(dataDirectory) || (!hasStrangers && closeOne(dataDirectory))) return open;
  return [
    `${dataDirectory} is open to other users of this machine: give Chappe a folder of its own, chmod 700.`,
    ...open,
  ];
}

/** Whether a file, or a folder, is closed to others now. */
function closeOne(file: string): boolean {
  // SQLite's own files come and go while others read the database.
  if (!existsSync(file) || isClosed(file)) return true;
  try {
    chmodSync(file, statSync(file).mode & ~OTHERS & 0o777);
  } catch {
    return false;
  }
  return isClosed(file);
}

const isClosed = (file: string): boolean => (statSync(file).mode & OTHERS) === 0;
