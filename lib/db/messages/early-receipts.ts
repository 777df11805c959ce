/** Receipts that came before their message's carrier id was stored, or for a message that is none of ours. */

import type { CarrierReceipt } from '@/lib/domain/delivery/apply-receipt';
import { isDlrId } from '@/lib/domain/delivery/receipt';
import type { SqlTransaction } from '../connections/sql-transaction';

const KEPT_MS = 7 * 24 * 3_600_000;

/** The newest of all carriers together: whoever reports ids that nobody knows must not fill the disk. */
const MOST_KEPT = 100_000;

export async function keepEarlyReceipts(
  tx: SqlTransaction,
  receipts: readonly CarrierReceipt[],
  now: Date,
): Promise<void> {
  if (receipts.length === 0) return;
  for (const { carrier, carrierMessageId, dlrId, ptt, text, at } of receipts) {
    await tx.$executeRaw`
      INSERT INTO EarlyReceipt (carrier, carrierMessageId, dlrId, ptt, text, at)
      VALUES (${carrier}, ${carrierMessageId}, ${dlrId}, ${ptt}, ${text}, ${Math.round(at.getTime())})`;
  }
  await tx.$executeRaw`
    DELETE FROM EarlyReceipt
    WHERE at < ${now.getTime() - KEPT_MS} OR id <= (SELECT MAX(id) FROM EarlyReceipt) - ${MOST_KEPT}`;
}

type StoredReceipt = Omit<CarrierReceipt, 'dlrId'> & { dlrId: number | null };

/** What was kept for these messages of a carrier, in the order in which it came; it is kept no longer. */
export async function takeEarlyReceipts(
  tx: SqlTransaction,
  carrier: string,
  carrierMessageIds: readonly string[],
): Promise<CarrierReceipt[]> {
  const ids = JSON.stringify(carrierMessageIds);
  const receipts = await tx.$queryRaw<StoredReceipt[]>`
    SELECT carrier, carrierMessageId, dlrId, ptt, text, at FROM EarlyReceipt
    WHERE carrier = ${carrier} AND carrierMessageId IN (SELECT value FROM json_each(${ids})) ORDER BY id`;
  if (receipts.length === 0) return [];
  await tx.$executeRaw`
    DELETE FROM EarlyReceipt
    WHERE carrier = ${carrier} AND carrierMessageId IN (SELECT value FROM json_each(${ids}))`;
  return receipts.map(({ dlrId, ...receipt }) => {
    if (dlrId !== null && !isDlrId(dlrId)) throw new Error(`An early receipt has the unknown DLR id ${dlrId}.`);
    return { ...receipt, dlrId };
  });
}
