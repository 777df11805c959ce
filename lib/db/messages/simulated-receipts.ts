import type { DlrId } from '@/lib/domain/delivery/dlr';
import type { SqlTransaction } from '../connections/sql-transaction';

export type SimulatedReceipt = {
  readonly id: number;
  readonly carrierMessageId: string;
  readonly dueAt: Date;
  readonly dlrId: DlrId | null;
  readonly ptt: number;
  readonly text: string;
};

/** Stores what the simulated SMSC owes; a receipt that it already owes stays as it is. */
export async function insertSimulatedReceipts(
  tx: SqlTransaction,
  receipts: readonly SimulatedReceipt[],
): Promise<void> {
  for (const { id, carrierMessageId, dueAt, dlrId, ptt, text } of receipts) {
    await tx.$executeRaw`
      INSERT OR IGNORE INTO SimulatedReceipt (id, carrierMessageId, dueAt, dlrId, ptt, text)
      VALUES (${id}, ${carrierMessageId}, ${Math.round(dueAt.getTime())}, ${dlrId}, ${ptt}, ${text})`;
  }
}

/** Receipts that are due, oldest first. */
export const findDueSimulatedReceipts = (tx: SqlTransaction, now: Date, limit: number) =>
  tx.$queryRaw<SimulatedReceipt[]>`
    SELECT * FROM SimulatedReceipt WHERE dueAt <= ${now.getTime()} ORDER BY dueAt, id LIMIT ${limit}`;

/** When the next receipt is due, or null when none is owed. */
export async function nextSimulatedReceiptAt(tx: SqlTransaction): Promise<Date | null> {
  const [next] = await tx.$queryRaw<{ dueAt: Date }[]>`SELECT dueAt FROM SimulatedReceipt ORDER BY dueAt LIMIT 1`;
  return next?.dueAt ?? null;
}

export async function deleteSimulatedReceipts(
  tx: SqlTransaction,
  receipts: readonly { readonly id: number }[],
): Promise<void> {
  if (receipts.length === 0) return;
  const ids = JSON.stringify(receipts.map(({ id }) => id));
  await tx.$executeRaw`DELETE FROM SimulatedReceipt WHERE id IN (SELECT value FROM json_each(${ids}))`;
}
