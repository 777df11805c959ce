import { statfs } from 'node:fs/promises';
import path from 'node:path';
import {
  backupName,
  backupsFolder,
  isBackup,
  listBackups,
  removeBackup,
  removeUnfinished,
  sizeOfIncoming,
} from '@/lib/db/backup/backup-folder';
import { fileOf } from '@/lib/db/connections/database-url';
import type { BackupPhase, Backups, BackupUnderWay } from '@/lib/domain/instance/backup';
import { err, ok } from '@/lib/domain/result';
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

/** Makes a backup into `folder`, away from this thread, and tells when the copy is there to be checked. */
export type RunBackup = (folder: string, madeBy: string, onCopied: () => void) => RunningBackup;

type UnderWay = {
  readonly at: Date;
  readonly into: string;
  phase: BackupPhase;
  readonly needs: number;
  readonly stop: () => void;
  readonly ended: Promise<void>;
};

type Parts = {
  readonly databaseUrl: string;
  readonly dataDirectory: string;
  readonly run: RunBackup;
  readonly log: Logger;
  readonly now: () => Date;
};

/** The backups of a server's database. One is made at a time. */
export function createBackups({ run, log, now, ...places }: Parts): Backups & { stop(): Promise<void> } {
  const folder = backupsFolder(places);
  let underWay: UnderWay | null = null;
  let failed: { readonly at: Date; readonly why: string } | null = null;
  let isStarting = false;

  const tidy = () => removeLeftovers(places, log);
  tidy();

  const begin = (madeBy: string, needs: number) => {
    const at = now();
    const into = path.join(folder, backupName(at));
    const onCopied = () => {
      if (underWay) underWay.phase = 'checking';
    };
    const { done, stop } = run(into, madeBy, onCopied);
    const ended = done
      .then(() => log.info({ into }, 'a backup was made'))
      .catch((cause: unknown) => {
        if (isBackup(into)) return log.warn({ into, err: cause }, 'a backup was made by a process that ended badly');
        tidy();
        failed = { at: now(), why: explainFault(cause) ?? String(cause) };
        log.error({ into, err: cause }, 'no backup was made');
      })
      .finally(() => {
        underWay = null;
      });
    underWay = { at, into, phase: 'copying', stop, needs, ended };
    failed = null;
    log.info({ into, madeBy }, 'a backup is being made');
  };

  return {
    now: async () => ({
      folder,
      backups: listBackups(places),
      needsBytes: sizeOfDatabase(places.databaseUrl),
      freeBytes: await freeBytes(places),
      underWay: underWay && shownOf(underWay),
      failed,
    }),
    start: async (madeBy) => {
      if (underWay || isStarting) return err('backup_under_way');
      isStarting = true;
      try {
        tidy();
        const needs = sizeOfDatabase(places.databaseUrl);
        if ((await freeBytes(places)) < needs + KEPT_FREE_BYTES) return err('no_room_for_backup');
        begin(madeBy, needs);
        return ok(null);
      } finally {
        isStarting = false;
      }
    },
    remove: async (name, deletedBy) => {
      const isRemoved = removeBackup(places, name);
      if (isRemoved) log.info({ name, deletedBy }, 'a backup was deleted');
      return isRemoved;
    },
    stop: async () => {
      underWay?.stop();
      await underWay?.ended;
    },
  };
}

function shownOf({ at, into, phase, needs }: UnderWay): BackupUnderWay {
  const copied = phase === 'checking' ? 1 : Math.min(1, sizeOfIncoming(into) / needs);
  return { startedAt: at, phase, copied };
}

/** What cannot be removed is told, and holds up nothing. */
function removeLeftovers(places: Pick<Parts, 'databaseUrl' | 'dataDirectory'>, log: Logger): void {
  try {
    for (const left of removeUnfinished(places)) log.info({ left }, 'what was left of a backup was removed');
  } catch (cause) {
    log.warn({ err: cause }, 'what is left of a backup cannot be removed');
  }
}

async function freeBytes({ dataDirectory }: Pick<Parts, 'dataDirectory'>): Promise<number> {
  const { bavail, bsize } = await statfs(dataDirectory);
  return bavail * bsize;
}

/** With what is in the write-ahead log alone, in bytes. */
function sizeOfDatabase(databaseUrl: string): number {
  const file = fileOf(databaseUrl);
  return sizeOf(file) + sizeOf(`${file}-wal`);
}
