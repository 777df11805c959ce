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

/** As it is shown, with when the next is due; null: never. */
export type DailyBackupNow = DailySchedule & DailyOutcome & { readonly nextAt: Date | null };

const DAY_MS = 86_400_000;

/** When the next daily backup is due, which may be over: then it was missed. Null: never. */
export function nextDailyBackup(
  { isOn, hour, settledAt }: Pick<DailyBackup, 'isOn' | 'hour' | 'settledAt'>,
  timeZone: string,
): Date | null {
  if (!isOn || settledAt === null) return null;
  const today = dayInZone(settledAt, timeZone);
  const moments = [today, today + 1].map((day) => {
    const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
    return parseMinute(`${date}T${String(hour).padStart(2, '0')}:00`, timeZone);
  });
  return moments.find((moment) => moment !== null && moment > settledAt) ?? null;
}

/** The daily backups beyond those that are kept, of a list whose newest comes first. Any other backup stays. */
export const beyondKept = (backups: readonly Backup[], kept: number): readonly Backup[] =>
  backups.filter(({ reason }) => reason === 'daily').slice(kept);
