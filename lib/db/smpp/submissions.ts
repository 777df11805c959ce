/** What API users submitted by SMPP, until nothing more is to be told of it. */
import { isReceiptWish, type Joins, type KeptPart, type Part, type Submitted } from '@/lib/domain/smpp/submission';
import type { Database } from '../connections/client';
import { list } from '../connections/fragments';
import { insertRows } from '../connections/insert-rows';
import type { SqlTransaction } from '../connections/sql-transaction';

/** Keeps those that wait for others, under ids that follow each other. */
export async function insertParts(
  tx: SqlTransaction,
  parts: readonly Part[],
  firstId: number,
  now: Date,
): Promise<void> {
  await insertRows(
    tx,
    'SmppSubmission',
    parts.map(({ accountId, apiUserId, wish, addresses, joins, octets }, index) => ({
      id: firstId + index,
      accountId,
      apiUserId,
      messageId: null,
      wish,
      addresses: JSON.stringify(addresses),
      joins: JSON.stringify(joins),
      octets,
      at: now,
    })),
  );
}

/** Those whose message is not whole: all, or one API user's. */
export async function listParts(db: Database, apiUserId?: number): Promise<KeptPart[]> {
  const rows = await db.smppSubmission.findMany({
    where: { messageId: null, ...(apiUserId !== undefined && { apiUserId }) },
    // Each node has ids of its own to give.
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
  return rows.flatMap(({ id, accountId, apiUserId, wish, octets, at, ...row }) => {
    if (row.joins === null || !isReceiptWish(wish)) return [];
    const addresses: Part['addresses'] = JSON.parse(row.addresses);
    const joins: Joins = JSON.parse(row.joins);
    return [{ id, accountId, apiUserId, wish, addresses, joins, octets, at }];
  });
}

type Accepted = {
  readonly messageId: number;
  readonly accountId: number;
  readonly apiUserId: number;
  readonly submitted: Submitted;
};

/** Of an accepted message, what is to be told of: nothing is kept of what asks for no receipt. */
export async function keepSubmitted(
  tx: SqlTransaction,
  { messageId, accountId, apiUserId, submitted }: Accepted,
  now: Date,
): Promise<void> {
  const { before, wish, addresses } = submitted;
  if (before.length > 0) {
    await tx.$executeRaw`DELETE FROM "SmppSubmission" WHERE id IN (${list(before)}) AND wish = 'none'`;
    await tx.$executeRaw`
      UPDATE "SmppSubmission" SET "messageId" = ${messageId}, joins = NULL, octets = '' WHERE id IN (${list(before)})`;
  }
  if (wish === 'none') return;
  const kept = { accountId, apiUserId, messageId, wish, addresses: JSON.stringify(addresses), at: now };
  await insertRows(tx, 'SmppSubmission', [{ id: messageId, ...kept }]);
}
