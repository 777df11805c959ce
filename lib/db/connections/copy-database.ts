import { readdirSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type Sqlite from 'better-sqlite3';
import { makeFolder } from '@/lib/platform/files/make-folder';
import { replaceFile } from '@/lib/platform/files/replace-file';
import { about, explainFault, faultCode, OperatorFault } from '@/lib/platform/log/operator-fault';
import { takeCopyLock } from './copy-lock';

/** What the database is called in a backup. */
export const DATABASE_FILE = 'chappe.db';

/** How the names of a database's files end: its own, and what SQLite may have beside it, whatever its journal mode. */
export const FILE_ENDS = ['', '-journal', '-wal', '-shm'] as const;

/** A copy that is not finished. */
export const INCOMING_FILES = FILE_ENDS.map((end) => `${DATABASE_FILE}.incoming${end}`);

type Copy = {
  /** Where it is until it is kept; a process that dies leaves nothing that looks like a backup. */
  readonly incoming: string;
  /** Gives it its name, and answers its path. */
  keep(): string;
  /** Removes it, and the folder if nothing else is in it. */
  discard(): void;
};

/**
 * Copies the database as of one moment into `folder`, while others go on writing: `VACUUM INTO` reads one snapshot, so
 * no commit is half in the copy. The copy is nobody's backup before it is kept, and its folder is locked until then.
 * @throws OperatorFault when somebody makes one there, when there is no room for it, or the database is damaged.
 */
export function startCopy(connection: Sqlite.Database, folder: string): Copy {
  const file = path.join(folder, DATABASE_FILE);
  const incoming = `${file}.incoming`;
  const removeIncoming = () => {
    for (const name of INCOMING_FILES) rmSync(path.join(folder, name), { force: true });
  };
  makeFolder(folder);
  const release = about(folder, () => takeCopyLock(folder));
  if (!release) throw new OperatorFault(`A backup is being made in ${folder} already.`);
  const discard = () => {
    removeIncoming();
    release();
    if (readdirSync(folder).length === 0) rmdirSync(folder);
  };
  try {
    // Left by a process that was killed while it copied.
    about(folder, removeIncoming);
    connection.prepare('VACUUM INTO ?').run(incoming);
  } catch (cause) {
    discard();
    throw whoseFault(cause, connection.name, folder);
  }
  return {
    incoming,
    keep: () => {
      about(folder, () => replaceFile(incoming, file));
      release();
      return file;
    },
    discard,
  };
}

/** Copies the database into `folder` at once, without looking into it. */
export function copyDatabase(connection: Sqlite.Database, folder: string): void {
  startCopy(connection, folder).keep();
}

/** What is damaged is what was read; for anything else, it is where the copy was written. */
function whoseFault(cause: unknown, source: string, folder: string): unknown {
  const isDamaged = /^SQLITE_(CORRUPT|NOTADB)/.test(faultCode(cause) ?? '');
  const sentence = explainFault(cause, isDamaged ? source : folder);
  return sentence === null ? cause : new OperatorFault(sentence, { cause });
}
