import { statfs } from 'node:fs/promises';
import path from 'node:path';
import {
  backupName,
  backupsFolder,
  isBackup,
  isMadeElsewhere,
  listBackups,
  removeBackup,
  removeUnfinished,
  sizeOfIncoming,
} from '@/lib/db/backup/backup-folder';
import { fileOf } from '@/lib/db/connections/database-url';
import type { BackupPhase, Backups, BackupsNow, BackupUnderWay } from '@/lib/domain/instance/backup';
import { err, ok, type Result } from '@/lib/domain/result';
import { sizeOf } from '@/lib/platform/files/size-of';
import type { Logger } from '@/lib/platform/log/logger';
import { explainFault } from '@/lib/platform/log/operator-fault';

/** What a full disk would cost is more than a backup is worth: so much stays free beside it. */
const KEPT_FREE_BYTES = 64 * 1024 * 1024;

/** One that is being made elsewhere. */
type RunningBackup = {
  /** Rejects with why its process did not end well. */
  readonly done: Promise<void>;
  /** Ends it at once. */
  stop(): void;
};

/**
 * Makes a backup into `folder`, away from this thread, and tells when the copy is there to be checked. `madeBy` null: it
 * is the daily one.
 */
export type RunBackup = (folder: string, madeBy: string | null, onCopied: () => void) => RunningBackup;

type UnderWay = {
  readonly at: Date;
  readonly into: string;
  phase: BackupPhase;
  readonly needs: number;
  readonly stop: () => void;
  /** Why it failed; null: it did not. */
  readonly ended: Promise<string | null>;
};

/** How the last one of this process ended, until the next is begun. `why`: it failed; null: it did not. */
type LastRun = { readonly at: Date; readonly why: string | null; readonly isDaily: boolean };

type Places = { readonly databaseUrl: string; readonly dataDirectory: string };

type Parts = Places & {
  readonly run: RunBackup;
  readonly log: Logger;
  readonly now: () => Date;
};

type BackupRefusal = 'backup_under_way' | 'no_room_for_backup';

export type ServedBackups = Omit<Backups, 'now'> & {
  now(): Promise<BackupsNow>;
  /** Makes the daily one; answers, once it has ended, its name, and why it failed, or null. */
  makeDaily(): Promise<Result<{ readonly name: string; readonly fault: string | null }, BackupRefusal>>;
  /** Ends what is under way; nothing is begun from then on. */
  stop(): Promise<void>;
};

/** The backups of a server's database. One is made at a time. */
export function createBackups({ run, log, now, ...places }: Parts): ServedBackups {
  const folder = backupsFolder(places);
  let underWay: UnderWay | null = null;
  let last: LastRun | null = null;
  let isStarting = false;
  let isStopping = false;

  const tidy = () => removeLeftovers(places, log);
  tidy();

  const begin = (madeBy: string | null, needs: number): UnderWay => {
    const at = now();
    const into = path.join(folder, backupName(at));
    const onCopied = () => {
      if (underWay) underWay.phase = 'checking';
    };
    const { done, stop } = run(into, madeBy, onCopied);
    const ended = whyFailed(done, into, log).then((why) => {
      underWay = null;
      last = { at: now(), why, isDaily: madeBy === null };
      if (why !== null) tidy();
      return why;
    });
    const begun: UnderWay = { at, into, phase: 'copying', stop, needs, ended };
    underWay = begun;
    last = null;
    log.info({ into, madeBy }, 'a backup is being made');
    return begun;
  };

  const tryBegin = async (madeBy: string | null): Promise<Result<UnderWay, BackupRefusal>> => {
    if (underWay || isStarting || isStopping) return err('backup_under_way');
    isStarting = true;
    try {
      tidy();
      if (isMadeElsewhere(places)) return err('backup_under_way');
      const needs = sizeOfDatabase(places.databaseUrl);
      if ((await freeBytes(places)) < needs + KEPT_FREE_BYTES) return err('no_room_for_backup');
      // A stop ends what is under way, which this was not yet.
      if (isStopping) return err('backup_under_way');
      return ok(begin(madeBy, needs));
    } finally {
      isStarting = false;
    }
  };

  return {
    now: async () => ({
      folder,
      backups: listBackups(places),
      needsBytes: sizeOfDatabase(places.databaseUrl),
      freeBytes: await freeBytes(places),
      underWay: underWay && shownOf(underWay),
      ...endOf(last),
    }),
    start: async (madeBy) => {
      const begun = await tryBegin(madeBy);
      return begun.ok ? ok(null) : begun;
    },
    makeDaily: async () => {
      const begun = await tryBegin(null);
      if (!begun.ok) return begun;
      const { into, ended } = begun.value;
      return ok({ name: path.basename(into), fault: await ended });
    },
    remove: async (name, deletedBy) => removeAndLog(places, log, name, deletedBy),
    stop: async () => {
      isStopping = true;
      underWay?.stop();
      await underWay?.ended;
    },
  };
}

/** Waits for its end; null: there is a backup. */
async function whyFailed(done: Promise<void>, into: string, log: Logger): Promise<string | null> {
  try {
    await done;
    log.info({ into }, 'a backup was made');
    return null;
  } catch (cause) {
    if (isBackup(into)) {
      log.warn({ into, err: cause }, 'a backup was made by a process that ended badly');
      return null;
    }
    log.error({ into, err: cause }, 'no backup was made');
    return explainFault(cause) ?? String(cause);
  }
}

function shownOf({ at, into, phase, needs }: UnderWay): BackupUnderWay {
  const copied = phase === 'checking' ? 1 : Math.min(1, sizeOfIncoming(into) / needs);
  return { startedAt: at, phase, copied };
}

function endOf(last: LastRun | null): Pick<BackupsNow, 'lastEnd' | 'failed'> {
  if (last === null) return { lastEnd: null, failed: null };
  const { at, why, isDaily } = last;
  // Why a daily one failed is kept, and told until there is a newer one.
  return { lastEnd: why === null ? 'made' : 'failed', failed: why === null || isDaily ? null : { at, why } };
}

function removeAndLog(places: Places, log: Logger, name: string, deletedBy: string): boolean {
  const isRemoved = removeBackup(places, name);
  if (isRemoved) log.info({ name, deletedBy }, 'a backup was deleted');
  return isRemoved;
}

/** What cannot be removed is told, and holds up nothing. */
function removeLeftovers(places: Places, log: Logger): void {
  try {
    for (const left of removeUnfinished(places)) log.info({ left }, 'what was left of a backup was removed');
  } catch (cause) {
    log.warn({ err: cause }, 'what is left of a backup cannot be removed');
  }
}

async function freeBytes({ dataDirectory }: Places): Promise<number> {
  const { bavail, bsize } = await statfs(dataDirectory);
  return bavail * bsize;
}

/** With what is in the write-ahead log alone, in bytes. */
function sizeOfDatabase(databaseUrl: string): number {
  const file = fileOf(databaseUrl);
  return sizeOf(file) + sizeOf(`${file}-wal`);
}
