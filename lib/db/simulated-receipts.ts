import type { Database, Transaction } from './client';

export type SimulatedReceiptRow = {
  readonly carrierMessageId: string;
  /** Position in the plan; with the message id, what makes a receipt unique. */
  readonly step: number;
  readonly dueAt: Date;
  readonly ptt: number;
  readonly billed: boolean;
  readonly text: string;
};

/** Stores what the simulated SMSC owes; a receipt that it already owes stays as it is. */
export async function insertSimulatedReceipts(
  tx: Transaction,
  receipts: readonly SimulatedReceiptRow[],
): Promise<void> {
  const rows = JSON.stringify(
    receipts.map((r) => [r.carrierMessageId, r.step, Math.round(r.dueAt.getTime()), r.ptt, r.billed ? 1 : 0, r.text]),
  );
  await tx.$executeRaw`
    INSERT OR IGNORE INTO SimulatedReceipt (carrierMessageId, step, dueAt, ptt, billed, text)
    SELECT value->>0, value->>1, value->>2, value->>3, value->>4, value->>5 FROM json_each(${rows})`;
}

/** Receipts that are due, oldest first. */
export const findDueSimulatedReceipts = (db: Database, now: Date, limit: number) =>
  db.simulatedReceipt.findMany({
    where: { dueAt: { lte: now } },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take: limit,
  });

/** When the next receipt is due, or null when none is owed. */
export async function nextSimulatedReceiptAt(db: Database): Promise<Date | null> {
  const next = await db.simulatedReceipt.findFirst({ orderBy: { dueAt: 'asc' }, select: { dueAt: true } });
  return next?.dueAt ?? null;
}

export async function deleteSimulatedReceipts(tx: Transaction, ids: readonly number[]): Promise<void> {
  await tx.$executeRaw`DELETE FROM SimulatedReceipt WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
}

export async function postponeSimulatedReceipts(tx: Transaction, ids: readonly number[], until: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE SimulatedReceipt SET dueAt = ${until.getTime()} WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
}
