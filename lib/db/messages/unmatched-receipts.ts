/**
 * Receipts that came before their message's carrier id was stored, or for nothing of ours. One whose id only settled
 * messages have may be for the next that gets it, or come late for the last: it stands in the last one's history, too.
 */

import type { CarrierReceipt } from '@/lib/domain/delivery/apply-receipt';
import { idKeyOf } from '@/lib/domain/delivery/carrier-id';
import { isDlrId } from '@/lib/domain/delivery/receipt';
import { list } from '../connections/fragments';
import { insertRows } from '../connections/insert-rows';
import type { SqlTransaction } from '../connections/sql-transaction';

/** From when it came: a carrier's clock may be wrong, and what it reports may have waited there for long. */
const KEPT_MS = 7 * 24 * 3_600_000;

/** The newest of all carriers together: whoever reports ids that nobody knows must not fill the disk. */
const MOST_KEPT = 100_000;

type ToKeep = CarrierReceipt & {
  /** Whether it stands in the history of a message that was settled: there alone it is shown. */
  readonly isRecorded: boolean;
};

export async function keepUnmatchedReceipts(tx: SqlTransaction, receipts: readonly ToKeep[], now: Date): Promise<void> {
  if (receipts.length === 0) return;
  await insertRows(
    tx,
    'UnmatchedReceipt',
    receipts.map(({ carrier, rawId, dlrId, ptt, text, at, isRecorded }) => ({
      carrier,
      idKey: idKeyOf(rawId),
      rawId,
      dlrId,
      ptt,
      text,
      at,
      receivedAt: now,
      isRecorded,
    })),
  );
  const oldest = new Date(now.getTime() - KEPT_MS);
  await tx.$executeRaw`
    DELETE FROM "UnmatchedReceipt"
    WHERE "receivedAt" < ${oldest} OR id <= (SELECT MAX(id) FROM "UnmatchedReceipt") - ${MOST_KEPT}`;
}

/** The newest that is kept. Ids only grow, so it tells what comes from now on; clocks may be set. */
export async function newestUnmatchedReceipt(tx: SqlTransaction): Promise<number> {
  const [row] = await tx.$queryRaw<{ id: number | null }[]>`SELECT MAX(id) AS id FROM "UnmatchedReceipt"`;
  return row?.id ?? 0;
}

export type UnmatchedReceipt = ToKeep & {
  readonly id: number;
  readonly idKey: string;
  /** How many messages and segments have or had its id. */
  readonly holders: number;
};

type StoredReceipt = Omit<UnmatchedReceipt, 'dlrId'> & { dlrId: number | null };

/** What is kept for these ids of a carrier, in the order in which it came. */
export async function findUnmatchedReceipts(
  tx: SqlTransaction,
  carrier: string,
  idKeys: readonly string[],
): Promise<UnmatchedReceipt[]> {
  if (idKeys.length === 0) return [];
  const receipts = await tx.$queryRaw<StoredReceipt[]>`
    SELECT id, carrier, "idKey", "rawId", "dlrId", ptt, text, at, "isRecorded",
      (SELECT count(*) FROM "Message" m WHERE m.carrier = "UnmatchedReceipt".carrier
        AND m."carrierIdKey" = "UnmatchedReceipt"."idKey")
      + (SELECT count(*) FROM "SubmittedSegment" s WHERE s.carrier = "UnmatchedReceipt".carrier
        AND s."idKey" = "UnmatchedReceipt"."idKey") AS holders
    FROM "UnmatchedReceipt" WHERE carrier = ${carrier} AND "idKey" IN (${list(idKeys)}) ORDER BY id`;
  return receipts.map(({ dlrId, ...receipt }) => {
    if (dlrId !== null && !isDlrId(dlrId)) throw new Error(`An unmatched receipt has the unknown DLR id ${dlrId}.`);
    return { ...receipt, dlrId };
  });
}

/** They stand in a history now, and are kept for whatever else gets their id. */
export async function noteRecorded(tx: SqlTransaction, ids: readonly number[]): Promise<void> {
  if (ids.length > 0)
    await tx.$executeRaw`UPDATE "UnmatchedReceipt" SET "isRecorded" = TRUE WHERE id IN (${list(ids)})`;
}

export async function dropUnmatchedReceipts(tx: SqlTransaction, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await tx.$executeRaw`DELETE FROM "UnmatchedReceipt" WHERE id IN (${list(ids)})`;
}
