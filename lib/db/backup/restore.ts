import { chmodSync, copyFileSync, existsSync, linkSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { readSecrets, SECRETS_FILE, writeSecrets } from '@/lib/platform/files/kept-secrets';
import { makeFolder } from '@/lib/platform/files/make-folder';
import { replaceFile } from '@/lib/platform/files/replace-file';
import { about, OperatorFault } from '@/lib/platform/log/operator-fault';
import { openDatabase } from '../connections/client';
import { DATABASE_FILE, FILE_ENDS } from '../connections/copy-database';
import { fileOf } from '../connections/database-url';
import { movedMark } from '../connections/instance-lock';
import { openConnection } from '../connections/open-connection';
import { findFileFaults, isCurrent } from './find-file-faults';
import { countDue, holdDue } from './hold-due';
import { forgetParts, isOwing, skipIds } from './part-from-past';

export type Places = {
  readonly databaseUrl: string;
  readonly dataDirectory: string;
  readonly projectDirectory: string;
};

/** How it is restored. */
export type Manner = {
  /** What the former database and secrets end in. */
  readonly aside: string;
  readonly now: Date;
  /** Whether what was still to be sent at the backup is sent, though it may have been sent since. */
  readonly sendsWaiting: boolean;
};

/** Messages that were still to be sent and are due by now, and until when they are held; null: they are sent. */
export type Restored = { readonly due: number; readonly heldUntil: Date | null };

/**
 * Puts the backup in `folder` in the place of the database and the secrets; what was there is kept beside it under
 * `aside`. The copy is checked before anything is replaced. The caller holds the instance's lock.
 * @throws OperatorFault for a backup that is not sound, and for want of room; nothing was changed then.
 */
export async function restore(folder: string, places: Places, manner: Manner): Promise<Restored> {
  const { aside } = manner;
  const file = fileOf(places.databaseUrl);
  const backup = path.join(folder, DATABASE_FILE);
  if (!existsSync(backup))
    throw new OperatorFault(`${backup} is missing: ${folder} is no backup. Nothing was changed.`);
  const incoming = `${file}.incoming`;
  try {
    about(incoming, () => copyForOwner(backup, incoming));
    const secrets = readBackupSecrets(folder);
    const faults = await findFileFaults(incoming, places.projectDirectory, backup);
    if (faults.length > 0) {
      throw new OperatorFault(`${folder} is not sound, and nothing was changed:\n${faults.join('\n')}`);
    }
    const restored = await partFromPast(incoming, places.projectDirectory, manner);
    makeFolder(places.dataDirectory);
    about(places.dataDirectory, () => {
      if (secrets !== null) replaceSecrets(path.join(places.dataDirectory, SECRETS_FILE), secrets, aside);
      setAside(file, aside);
      replaceFile(incoming, file);
      // It is another one now.
      rmSync(movedMark(places.databaseUrl), { force: true });
    });
    return restored;
  } finally {
    for (const end of FILE_ENDS) rmSync(incoming + end, { force: true });
  }
}

async function partFromPast(file: string, projectDirectory: string, manner: Manner): Promise<Restored> {
  skipIds(file);
  forgetParts(file);
  const { now, sendsWaiting } = manner;
  if (!isCurrent(file, projectDirectory)) {
    if (isOwing(file) && !sendsWaiting) {
      throw new OperatorFault(
        'An earlier version wrote this backup, in which messages were still to be sent, which they may have been ' +
          'since. Nothing was changed: to have them sent, perhaps again, add --send-waiting.',
      );
    }
    return { due: 0, heldUntil: null };
  }
  const db = await openDatabase(`file:${file}`);
  try {
    const due = await countDue(db, now);
    return { due, heldUntil: due === 0 || sendsWaiting ? null : await holdDue(db, now) };
  } finally {
    await db.$disconnect();
  }
}

/** With the log, if somebody copied both by hand; a backup may be read-only, and its copy must not be. */
function copyForOwner(backup: string, incoming: string): void {
  for (const suffix of ['', '-wal']) {
    if (!existsSync(backup + suffix)) continue;
    copyFileSync(backup + suffix, incoming + suffix);
    chmodSync(incoming + suffix, 0o600);
  }
}

function readBackupSecrets(folder: string): string | null {
  const file = path.join(folder, SECRETS_FILE);
  if (!existsSync(file)) return null;
  readSecrets(file);
  return readFileSync(file, 'utf8');
}

function replaceSecrets(file: string, text: string, aside: string): void {
  if (existsSync(file)) copyFileSync(file, `${file}.${aside}`);
  writeSecrets(file, text);
}

/** Gives the database a second name. It keeps its own until another takes it, so that at no moment there is none. */
function setAside(file: string, aside: string): void {
  if (!existsSync(file)) return;
  emptyLog(file);
  for (const suffix of ['-wal', '-shm']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, `${file}.${aside}${suffix}`);
  }
  const kept = `${file}.${aside}`;
  try {
    linkSync(file, kept);
  } catch {
    // Not every file system has links.
    copyFileSync(file, kept);
  }
}

/** Commits that are still in the write-ahead log go into the file, if it is sound enough for that. */
function emptyLog(file: string): void {
  try {
    openConnection(file).close();
  } catch {
    // A damaged database is what a restore is for.
  }
}
