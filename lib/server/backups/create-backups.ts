import { statfs } from 'node:fs/promises';
import path from 'node:path';
import {
  backupName,
  backupsFolder,
  emptyFolder,
  listBackups,
  removeBackup,
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
  /** Rejects when none was made, with why. */
  readonly done: Promise<void>;
  /** Ends it at once. */
  stop(): void;
};

/** Makes a backup into `folder`, away from this thread, and tells when the copy is there to be checked. */
export type RunBackup = (folder: string, madeBy: string, onCopied: () => void) => RunningBackup;

type Parts = {
  readonly databaseUrl: string;
  readonly dataDirectory: string;
  readonly run: RunBackup;
  readonly log: Logger;
  readonly now: () => Date;
};

/** The backups of a server's database. One is made at a time. */
export function createBackups({ run, log, now, ...places }: Parts): Backups & { stop(): void } {
  const folder = backupsFolder(places);
  let underWay: { at: Date; into: string; phase: BackupPhase; stop: () => void; needs: number } | null = null;
  let failed: { readonly at: Date; readonly why: string } | null = null;
  let isStarting = false;

  const freeBytes = async () => {
    const { bavail, bsize } = await statfs(places.dataDirectory);
    return bavail * bsize;
  };

  const begin = (madeBy: string, needs: number) => {
    const at = now();
    const into = path.join(folder, backupName(at));
    const onCopied = () => {
      if (underWay) underWay.phase = 'checking';
    };
    const { done, stop } = run(into, madeBy, onCopied);
    underWay = { at, into, phase: 'copying', stop, needs };
    failed = null;
    log.info({ into, madeBy }, 'a backup is being made');
    void done
      .then(() => log.info({ into }, 'a backup was made'))
      .catch((cause: unknown) => {
        emptyFolder(into);
        failed = { at: now(), why: explainFault(cause) ?? String(cause) };
        log.error({ into, err: cause }, 'no backup was made');
      })
      .finally(() => {
        underWay = null;
      });
  };

  const shown = (): BackupUnderWay | null => {
    if (!underWay) return null;
    const { at, into, phase, needs } = underWay;
    const copied = phase === 'checking' ? 1 : Math.min(1, sizeOfIncoming(into) / needs);
    return { startedAt: at, phase, copied };
  };

  return {
    now: async () => ({
      folder,
      backups: listBackups(places),
      needsBytes: sizeOfDatabase(places.databaseUrl),
      freeBytes: await freeBytes(),
      underWay: shown(),
      failed,
    }),
    start: async (madeBy) => {
      if (underWay || isStarting) return err('backup_under_way');
      isStarting = true;
      try {
        const needs = sizeOfDatabase(places.databaseUrl);
        if ((await freeBytes()) < needs + KEPT_FREE_BYTES) return err('no_room_for_backup');
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
    stop: () => {
      if (!underWay) return;
      underWay.stop();
      emptyFolder(underWay.into);
    },
  };
}

/** With what is in the write-ahead log alone, in bytes. */
function sizeOfDatabase(databaseUrl: string): number {
  const file = fileOf(databaseUrl);
  return sizeOf(file) + sizeOf(`${file}-wal`);
}
