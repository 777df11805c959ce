/**
 * Receipts that came before their message's carrier id was stored, or for a message that is none of ours. One whose id
 * only settled messages have may be for the next that gets it, or come late for the last.
 */

import type { CarrierReceipt } from '@/lib/domain/delivery/apply-receipt';
import { isDlrId } from '@/lib/domain/delivery/receipt';
import { list } from '../connections/fragments';
import { insertRows } from '../connections/insert-rows';
import type { SqlTransaction } from '../connections/sql-transaction';
import { Prisma } from '../generated/client';

const KEPT_MS = 7 * 24 * 3_600_000;

/** The newest of all carriers together: whoever reports ids that nobody knows must not fill the disk. */
const MOST_KEPT = 100_000;

export async function keepEarlyReceipts(
  tx: SqlTransaction,
  receipts: readonly CarrierReceipt[],
  now: Date,
): Promise<void> {
  if (receipts.length === 0) return;
  await insertRows(
    tx,
    'EarlyReceipt',
    receipts.map(({ carrier, carrierMessageId, dlrId, ptt, text, at }) => ({
      carrier,
      carrierMessageId,
      dlrId,
      ptt,
      text,
      at,
    })),
  );
  const oldest = new Date(now.getTime() - KEPT_MS);
  await tx.$executeRaw`
    DELETE FROM "EarlyReceipt"
    WHERE at < ${oldest} OR id <= (SELECT MAX(id) FROM "EarlyReceipt") - ${MOST_KEPT}`;
}

/** The newest that is kept. Ids only grow, so it tells what comes from now on; clocks may be set. */
export async function newestEarlyReceipt(tx: SqlTransaction): Promise<number> {
  const [row] = await tx.$queryRaw<{ id: number | null }[]>`SELECT MAX(id) AS id FROM "EarlyReceipt"`;
  return row?.id ?? 0;
}

type EarlyReceipt = CarrierReceipt & {
  readonly id: number;
  /** Whether more than one message has had its carrier id. */
  readonly isReused: boolean;
};

type StoredReceipt = Omit<EarlyReceipt, 'dlrId' | 'isReused'> & { dlrId: number | null; named: number };

/** What was kept for these messages of a carrier, in the order in which it came; it is kept no longer. */
export async function takeEarlyReceipts(
  tx: SqlTransaction,
  carrier: string,
  carrierMessageIds: readonly string[],
): Promise<EarlyReceipt[]> {
  const ofThese = Prisma.sql`carrier = ${carrier} AND "carrierMessageId" IN (${list(carrierMessageIds)})`;
  const receipts = await tx.$queryRaw<StoredReceipt[]>`
    SELECT id, carrier, "carrierMessageId", "dlrId", ptt, text, at,
      (SELECT count(*) FROM "Message" m WHERE m.carrier = "EarlyReceipt".carrier
        AND m."carrierMessageId" = "EarlyReceipt"."carrierMessageId") AS named
    FROM "EarlyReceipt" WHERE ${ofThese} ORDER BY id`;
  if (receipts.length === 0) return [];
  await tx.$executeRaw`DELETE FROM "EarlyReceipt" WHERE ${ofThese}`;
  return receipts.map(({ dlrId, named, ...receipt }) => {
    if (dlrId !== null && !isDlrId(dlrId)) throw new Error(`An early receipt has the unknown DLR id ${dlrId}.`);
    return { ...receipt, dlrId, isReused: named > 1 };
  });
}
