import { insertAlerts } from '@/lib/db/accounts/alerts';
import { type Database, inTransaction, type Transaction } from '@/lib/db/connections/client';
import { beginDailyBackups, readDailyBackup, saveDailyOutcome } from '@/lib/db/instance/daily-backup';
import { listToldInstanceOwners } from '@/lib/db/panel-users/instance-owners';
import { plainAlert } from '@/lib/domain/alerts/alert-template';
import type { EventPublisher } from '@/lib/domain/events';
import { beyondKept, nextDailyBackup } from '@/lib/domain/instance/daily-backup';
import type { Logger } from '@/lib/platform/log/logger';
import type { ServedBackups } from './create-backups';
import { createDueBackup } from './due-backup';

/** Between two looks at the clock, so that one that was set or that slept is noticed. */
const LOOK_EVERY_MS = 30_000;

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
 * came due while no server ran is made at the next start; one that failed, or could not begin, is not tried again before
 * the next night, and the instance's owners are told by mail.
 */
export function createDailyBackups({ db, events, backups, timeZone, log, now }: Parts) {
  const due = createDueBackup({ backups, log, now });
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | null = null;

  /** Goes by what is wanted now, which may have changed while the backup was made. */
  const prune = async (justMade: string) => {
    const { kept } = await readDailyBackup(db);
    const { backups: listed } = await backups.now();
    for (const { name } of beyondKept(listed, { kept, justMade, now: now() })) await backups.remove(name, 'system');
  };

  const doDue = async () => {
    const daily = await readDailyBackup(db);
    // By a clock that has been set back, the last one would be in the future, and none due for as long.
    if (daily.settledAt === null || daily.settledAt > now()) {
      return inTransaction(db, (tx) => beginDailyBackups(tx, now()));
    }
    const dueAt = nextDailyBackup(daily, timeZone);
    if (dueAt === null || now() < dueAt) return due.rest();
    const ended = await due.make(dueAt);
    if (ended === null) return;
    const { fault } = ended;
    const endedAt = now();
    const told = await inTransaction(db, async (tx) => {
      await saveDailyOutcome(tx, { endedAt, fault }, endedAt);
      return fault === null ? [] : tellOwners(tx, endedAt, timeZone);
    });
    for (const accountId of told) events.publish({ type: 'alerts', accountId });
    if (ended.fault === null) await prune(ended.name);
    else log.error({ fault }, 'the daily backup failed');
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
      clearInterval(timer);
      await Promise.all([looking, due.stop()]);
    },
  };
}

/** Answers the accounts in whose logs it stands: not why, which tells of the machine and of every account. */
async function tellOwners(tx: Transaction, endedAt: Date, timeZone: string): Promise<readonly number[]> {
  const nextAt = nextDailyBackup(await readDailyBackup(tx), timeZone)?.toISOString() ?? null;
  const topic = { kind: 'daily-backup-failed', at: endedAt.toISOString(), nextAt, timeZone } as const;
  const owners = await listToldInstanceOwners(tx);
  for (const { email, accountId } of owners) {
    await insertAlerts(tx, accountId, [plainAlert('', email, topic)], endedAt);
  }
  return owners.map(({ accountId }) => accountId);
}
