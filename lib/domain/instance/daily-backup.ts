import { dayInZone, parseMinute } from '../time/zoned-time';
import type { Backup } from './backup';

/** How many daily backups may be kept. */
export const DAILY_BACKUPS_KEPT = { least: 1, most: 60 } as const;

export const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** When the instance backs itself up, and how many of these backups it keeps. */
export type DailySchedule = {
  readonly isOn: boolean;
  /** From 0 to 23, on the instance's clock. */
  readonly hour: number;
  readonly kept: number;
};

/** What came of the last one. */
export type DailyOutcome = {
  /** When it ended; null: there was none yet. */
  readonly endedAt: Date | null;
  /** Why it failed, for an operator; null: it did not. */
  readonly fault: string | null;
};

/**
 * As it is kept: until when nothing is owed, because what was due was made, has failed or is not wanted. Null: no server
 * has run with it yet.
 */
export type DailyBackup = DailySchedule & DailyOutcome & { readonly settledAt: Date | null };

/** As it is shown. */
export type DailyBackupNow = DailySchedule &
  DailyOutcome & {
    /** When the next is due; null: never. */
    readonly nextAt: Date | null;
    /** Whether somebody should still hear that the last one failed. */
    readonly isFailureOpen: boolean;
    /** Whether anybody can be told by mail. */
    readonly hasMailServer: boolean;
  };

const DAY_MS = 86_400_000;

/** So long one that failed is not tried again, or a missed one that fails shortly before its hour would be twice a night. */
const NIGHT_MS = 6 * 3_600_000;

/**
 * When the next daily backup is due, which may be over: then it was missed. Null: never. After one that failed it is not
 * the same night, unless somebody has set another hour since.
 */
export function nextDailyBackup(
  { isOn, hour, settledAt, endedAt, fault }: Omit<DailyBackup, 'kept'>,
  timeZone: string,
): Date | null {
  if (!isOn || settledAt === null) return null;
  const hasFailed = fault !== null && endedAt?.getTime() === settledAt.getTime();
  const after = new Date(settledAt.getTime() + (hasFailed ? NIGHT_MS : 0));
  const today = dayInZone(after, timeZone);
  const moments = [today, today + 1].map((day) => {
    const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
    return parseMinute(`${date}T${String(hour).padStart(2, '0')}:00`, timeZone);
  });
  return moments.find((moment) => moment !== null && moment > after) ?? null;
}

/**
 * Whether somebody should still hear that the last one failed: not where none is wanted any more, nor once there is a
 * newer backup that was checked, whoever made it.
 */
export function isFailureOpen(
  { isOn, endedAt, fault }: Pick<DailyBackup, 'isOn' | 'endedAt' | 'fault'>,
  backups: readonly Backup[],
  now: Date,
): boolean {
  if (!isOn || endedAt === null || fault === null) return false;
  return !backups.some(({ isChecked, madeAt }) => isChecked && madeAt > endedAt && madeAt <= now);
}

type Pruning = {
  readonly kept: number;
  /** The name of the one that was just made, which stays whatever the clock did meanwhile. */
  readonly justMade: string;
  readonly now: Date;
};

/**
 * The daily backups beyond those that are kept, of a list whose newest comes first. Those of a clock that had run ahead
 * go before all others: they would be the newest for as long as it had. Any other backup stays.
 */
export function beyondKept(backups: readonly Backup[], { kept, justMade, now }: Pruning): readonly Backup[] {
  const older = backups.filter(({ reason, name }) => reason === 'daily' && name !== justMade);
  const [past, future] = [older.filter(({ madeAt }) => madeAt <= now), older.filter(({ madeAt }) => madeAt > now)];
  return [...past, ...future].slice(kept - 1);
}
