import { insertAlerts } from '@/lib/db/accounts/alerts';
import { type Database, inTransaction, type Transaction } from '@/lib/db/connections/client';
import { beginDailyBackups, readDailyBackup, saveDailyOutcome } from '@/lib/db/instance/daily-backup';
import { listToldInstanceOwners } from '@/lib/db/panel-users/instance-owners';
import { plainAlert } from '@/lib/domain/alerts/alert-template';
import type { EventPublisher } from '@/lib/domain/events';
import { beyondKept, nextDailyBackup } from '@/lib/domain/instance/daily-backup';
import type { Logger } from '@/lib/platform/log/logger';
import type { ServedBackups } from './create-backups';

/** Between two looks at the clock, so that one that was set or that slept is noticed. */
const LOOK_EVERY_MS = 30_000;

const NO_ROOM = 'The disk has no room for a backup, which can take as much space as the database.';

type Parts = {
  readonly db: Database;
  readonly events: EventPublisher;
  readonly backups: ServedBackups;
  readonly timeZone: string;
  readonly log: Logger;
  readonly now: () => Date;
};

/**
 * Backs the instance up every day at its hour, and deletes the oldest of these backups once the new one is there. What
 * came due while no server ran is made at the next start; one that failed is not tried again before the next day, and
 * the instance's owners are told by mail.
 */
export function createDailyBackups({ db, events, backups, timeZone, log, now }: Parts) {
  let isStopping = false;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | null = null;

  /** Why it failed, or null; undefined: it is still owed. */
  const make = async (due: Date): Promise<string | null | undefined> => {
    // Of a server that died before it could say so, the command may have finished by itself.
    const { backups: made } = await backups.now();
    const isMade = made.some(
      ({ reason, isChecked, madeAt }) => reason === 'daily' && isChecked && madeAt >= due && madeAt <= now(),
    );
    if (isMade) return null;
    const outcome = await backups.makeDaily();
    if (outcome.ok) return isStopping && outcome.value !== null ? undefined : outcome.value;
    return outcome.error === 'backup_under_way' ? undefined : NO_ROOM;
  };

  /** Answers the accounts in whose logs it stands. */
  const tellOwners = async (tx: Transaction, fault: string, endedAt: Date): Promise<readonly number[]> => {
    const topic = { kind: 'daily-backup-failed', fault, at: endedAt.toISOString(), timeZone } as const;
    const owners = await listToldInstanceOwners(tx);
    for (const { email, accountId } of owners) {
      await insertAlerts(tx, accountId, [plainAlert('', email, topic)], endedAt);
    }
    return owners.map(({ accountId }) => accountId);
  };

  const doDue = async () => {
    const daily = await readDailyBackup(db);
    // By a clock that has been set back, the last one would be in the future, and none due for as long.
    if (daily.settledAt === null || daily.settledAt > now()) {
      return inTransaction(db, (tx) => beginDailyBackups(tx, now()));
    }
    const due = nextDailyBackup(daily, timeZone);
    if (due === null || now() < due) return;
    const fault = await make(due);
    if (fault === undefined) return;
    const endedAt = now();
    const told = await inTransaction(db, async (tx) => {
      await saveDailyOutcome(tx, { endedAt, fault }, endedAt);
      return fault === null ? [] : tellOwners(tx, fault, endedAt);
    });
    for (const accountId of told) events.publish({ type: 'alerts', accountId });
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
