import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';
import {
  dropUnmatchedReceipts,
  findUnmatchedReceipts,
  type UnmatchedReceipt,
} from '@/lib/db/messages/unmatched-receipts';
import type { Named } from '../dispatch/settle-submissions';

/**
 * The receipts that the carrier sent under these ids before it was known that they name something of ours. Of an id that
 * something else had before, only what came since the carrier was given this: the rest was about the other, and is
 * kept no longer.
 */
export async function findUnmatched(
  tx: SqlTransaction,
  carrier: string,
  named: readonly Named[],
): Promise<readonly UnmatchedReceipt[]> {
  const byKey = new Map<string, { count: number; knownBefore: number }>();
  for (const { idKey, knownBefore } of named) {
    const known = byKey.get(idKey);
    byKey.set(idKey, {
      count: (known?.count ?? 0) + 1,
      knownBefore: Math.min(known?.knownBefore ?? knownBefore, knownBefore),
    });
  }
  const ours: UnmatchedReceipt[] = [];
  const ofOthers: number[] = [];
  for (const receipt of await findUnmatchedReceipts(tx, carrier, [...byKey.keys()])) {
    const { count = 0, knownBefore = 0 } = byKey.get(receipt.idKey) ?? {};
    if (receipt.holders > count && receipt.id <= knownBefore) ofOthers.push(receipt.id);
    else ours.push(receipt);
  }
  await dropUnmatchedReceipts(tx, ofOthers);
  return ours;
}
