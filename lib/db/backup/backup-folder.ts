/** Where backups lie, and what lies in each. */
import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync, type Stats, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Backup } from '@/lib/domain/instance/backup';
import { SECRETS_FILE } from '@/lib/platform/files/kept-secrets';
import { sizeOf } from '@/lib/platform/files/size-of';
import { DATABASE_FILE, INCOMING_FILES } from '../connections/copy-database';
import { COPY_LOCK, takeCopyLock } from '../connections/copy-lock';
import { fileOf } from '../connections/database-url';
import { COPY_BEFORE } from '../migrations/copy-before';
import type { Places } from './restore';

/** Beside the copy: when it was made and by whom. It is written once the copy was found sound. */
const NOTE_FILE = 'backup.json';

export type BackupNote = {
  /** ISO 8601. */
  readonly madeAt: string;
  /** Null: somebody at the machine, or the machine itself. */
  readonly madeBy: string | null;
  /** Whether the instance made it by itself, as it does every day. */
  readonly isDaily: boolean;
};

/** What older versions wrote does not say whether it is daily: none was. */
const isNote = (read: unknown): read is Omit<BackupNote, 'isDaily'> & { readonly isDaily?: unknown } =>
  typeof read === 'object' &&
  read !== null &&
  'madeAt' in read &&
  typeof read.madeAt === 'string' &&
  !Number.isNaN(Date.parse(read.madeAt)) &&
  'madeBy' in read &&
  (read.madeBy === null || typeof read.madeBy === 'string');

const FILES = [DATABASE_FILE, NOTE_FILE, SECRETS_FILE, ...INCOMING_FILES];

type Folders = Pick<Places, 'databaseUrl' | 'dataDirectory'>;

/** Where the backups are that somebody makes without naming a folder. */
export const backupsFolder = ({ dataDirectory }: Pick<Places, 'dataDirectory'>) => path.join(dataDirectory, 'backups');

/** What a backup of that moment is called. */
export const backupName = (now: Date): string => now.toISOString().replaceAll(/[:.]/g, '-');

/** The size of the copy so far, in bytes. */
export const sizeOfIncoming = (folder: string): number => sizeOf(path.join(folder, `${DATABASE_FILE}.incoming`));

export function writeNote(folder: string, { madeAt, madeBy, isDaily }: BackupNote): void {
  writeFileSync(path.join(folder, NOTE_FILE), `${JSON.stringify({ madeAt, madeBy, isDaily })}\n`, { mode: 0o600 });
}

export const removeNote = (folder: string): void => rmSync(path.join(folder, NOTE_FILE), { force: true });

/** All of them, the newest first. Copies that were made before migrations lie beside the database. */
export function listBackups({ databaseUrl, dataDirectory }: Folders): Backup[] {
  return foldersOf({ databaseUrl, dataDirectory })
    .flatMap(readBackup)
    .toSorted((one, other) => other.madeAt.getTime() - one.madeAt.getTime());
}

/** Removes what makes a folder a backup, and the folder if nothing else is in it. Answers whether it was one. */
export function removeBackup({ databaseUrl, dataDirectory }: Folders, name: string): boolean {
  // The name comes from outside: only one that is in the list leads anywhere.
  const known = listBackups({ databaseUrl, dataDirectory }).some((backup) => backup.name === name);
  if (!known) return false;
  for (const parent of new Set([dataDirectory, path.dirname(fileOf(databaseUrl))])) {
    emptyFolder(path.join(parent, 'backups', name));
  }
  return true;
}

/** Removes what processes left that died while they made a backup; answers in which folders. */
export const removeUnfinished = (folders: Folders): string[] => foldersOf(folders).filter(removeUnfinishedIn);

/** Whether a process makes one just now, as a command does beside the server; after the unfinished were removed. */
export const isMadeElsewhere = (folders: Folders): boolean =>
  foldersOf(folders).some((folder) => existsSync(path.join(folder, COPY_LOCK)) && !isBackup(folder));

/** Whether a folder holds a backup: a copy has this name only once it is whole. */
export const isBackup = (folder: string): boolean => existsSync(path.join(folder, DATABASE_FILE));

/** Of one folder: what is a backup stays, and so does what somebody makes one of just now. */
function removeUnfinishedIn(folder: string): boolean {
  const isBegun = [...INCOMING_FILES, COPY_LOCK].some((file) => existsSync(path.join(folder, file)));
  if (isBackup(folder) || !isBegun) return false;
  const release = takeCopyLock(folder);
  if (!release) return false;
  const isUnfinished = !isBackup(folder);
  release();
  if (isUnfinished) emptyFolder(folder);
  return isUnfinished;
}

/** Removes what a backup consists of, finished or not. */
function emptyFolder(folder: string): void {
  if (!existsSync(folder)) return;
  for (const file of FILES) rmSync(path.join(folder, file), { force: true });
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}

const foldersOf = ({ databaseUrl, dataDirectory }: Folders): string[] => {
  const beside = path.join(path.dirname(fileOf(databaseUrl)), 'backups');
  return [...new Set([backupsFolder({ dataDirectory }), beside])].flatMap(foldersIn);
};

const foldersIn = (parent: string): string[] =>
  existsSync(parent)
    ? readdirSync(parent, { withFileTypes: true }).flatMap((entry) =>
        entry.isDirectory() ? [path.join(parent, entry.name)] : [],
      )
    : [];

function readBackup(folder: string): Backup[] {
  const file = statIfReadable(path.join(folder, DATABASE_FILE));
  if (!file?.isFile()) return [];
  const name = path.basename(folder);
  const read = readNote(folder);
  return [
    {
      name,
      madeAt: read ? new Date(read.madeAt) : file.mtime,
      bytes: file.size,
      reason: reasonOf(name, read),
      madeBy: read?.madeBy ?? null,
      isChecked: read !== null,
    },
  ];
}

/** Undefined also where this user may not look: one folder that somebody else put there hides none of the others. */
function statIfReadable(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function reasonOf(name: string, read: BackupNote | null): Backup['reason'] {
  if (name.startsWith(COPY_BEFORE)) return 'before-migration';
  return read?.isDaily ? 'daily' : 'by-hand';
}

function readNote(folder: string): BackupNote | null {
  const file = path.join(folder, NOTE_FILE);
  if (!existsSync(file)) return null;
  try {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isNote(read) ? { ...read, isDaily: read.isDaily === true } : null;
  } catch {
    // Somebody wrote there; the copy is as good as before.
    return null;
  }
}
