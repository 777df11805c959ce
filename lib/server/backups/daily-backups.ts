import { type Database, inTransaction } from '@/lib/db/connections/client';
import { beginDailyBackups, readDailyBackup, saveDailyOutcome } from '@/lib/db/instance/daily-backup';
import { beyondKept, nextDailyBackup } from '@/lib/domain/instance/daily-backup';
import type { Logger } from '@/lib/platform/log/logger';
import type { ServedBackups } from './create-backups';

/** Between two looks at the clock, so that one that was set or that slept is noticed. */
const LOOK_EVERY_MS = 30_000;

const NO_ROOM = 'The disk has no room for a backup, which can take as much space as the database.';

type Parts = {
  readonly db: Database;
  readonly backups: ServedBackups;
  readonly timeZone: string;
  readonly log: Logger;
  readonly now: () => Date;
};

/**
 * Backs the instance up every day at its hour, and deletes the oldest of these backups once the new one is there. What
 * came due while no server ran is made at the next start; one that failed is not tried again before the next day.
 */
export function createDailyBackups({ db, backups, timeZone, log, now }: Parts) {
  let isStopping = false;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | null = null;

  /** Why it failed, or null; undefined: it is still owed. */
  const make = async (due: Date): Promise<string | null | undefined> => {
    // Of a server that died before it could say so, the command may have finished by itself.
    const { backups: made } = await backups.now();
    if (made.some(({ reason, isChecked, madeAt }) => reason === 'daily' && isChecked && madeAt >= due)) return null;
    const outcome = await backups.makeDaily();
    if (outcome.ok) return isStopping && outcome.value !== null ? undefined : outcome.value;
    return outcome.error === 'backup_under_way' ? undefined : NO_ROOM;
  };

  const doDue = async () => {
    const daily = await readDailyBackup(db);
    if (daily.settledAt === null) return inTransaction(db, (tx) => beginDailyBackups(tx, now()));
    const due = nextDailyBackup(daily, timeZone);
    if (due === null || now() < due) return;
    const fault = await make(due);
    if (fault === undefined) return;
    const endedAt = now();
    await inTransaction(db, (tx) => saveDailyOutcome(tx, { endedAt, fault }, endedAt));
    if (fault !== null) return log.error({ fault }, 'the daily backup failed');
    for (const { name } of beyondKept((await backups.now()).backups, daily.kept)) await backups.remove(name, 'system');
  };

  /** Makes what is due; settles when that has ended. */
  const look = () => {
    looking ??= doDue()
      .catch((cause: unknown) => log.error({ err: cause }, 'the daily backup could not be looked after'))
      .finally(() => {
        looking = null;
      });
    return looking;
  };

  return {
    look,
    start: () => {
      timer = setInterval(() => void look(), LOOK_EVERY_MS).unref();
      void look();
    },
    /** A backup that is being made has to be ended besides; it is made at the next start then. */
    stop: async () => {
      isStopping = true;
      clearInterval(timer);
      await Promise.all([looking, backups.stop()]);
    },
  };
}
