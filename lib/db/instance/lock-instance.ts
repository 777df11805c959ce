import type { Transaction } from '../connections/client';

/**
 * Locks what is there once in an instance, by the one row that is: of several nodes that begin with it at once, the
 * others wait for the first, and see what it has done.
 */
export async function lockInstance(tx: Transaction): Promise<void> {
  await tx.$executeRaw`UPDATE "DailyBackup" SET "isOn" = "isOn" WHERE id = 1`;
}
