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

/** These receipts, in the order in which they were due. */
export const readSimulatedReceipts = (tx: SqlTransaction, ids: readonly number[]) =>
  tx.$queryRaw<SimulatedReceipt[]>`
    SELECT id, carrierMessageId, dueAt, dlrId, ptt, text FROM SimulatedReceipt
    WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)})) ORDER BY dueAt, id`;

export async function deleteSimulatedReceipts(tx: SqlTransaction, ids: readonly number[]): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM SimulatedReceipt WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
}
