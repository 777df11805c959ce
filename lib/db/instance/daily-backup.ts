import type { DailyBackup, DailyOutcome, DailySchedule } from '@/lib/domain/instance/daily-backup';
import type { Database, Transaction } from '../connections/client';

/** There is one, made by the migration that brought the table. */
const ID = 1;

export async function readDailyBackup(db: Database | Transaction): Promise<DailyBackup> {
  return db.dailyBackup.findUniqueOrThrow({ where: { id: ID }, omit: { id: true } });
}

/** From now on it goes by that: nothing is owed from before. */
export async function saveDailySchedule(tx: Transaction, schedule: DailySchedule, now: Date): Promise<void> {
  await tx.dailyBackup.update({ where: { id: ID }, data: { ...schedule, settledAt: now } });
}

/** Lets the first one be due at its hour after `now`. */
export async function beginDailyBackups(tx: Transaction, now: Date): Promise<void> {
  await tx.dailyBackup.update({ where: { id: ID }, data: { settledAt: now } });
}

export async function saveDailyOutcome(tx: Transaction, outcome: DailyOutcome, now: Date): Promise<void> {
  await tx.dailyBackup.update({ where: { id: ID }, data: { ...outcome, settledAt: now } });
}
