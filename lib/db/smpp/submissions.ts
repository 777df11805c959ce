/** What API users submitted by SMPP, until nothing more is to be told of it. */
import type { Joins, KeptPart, Part, Submitted } from '@/lib/domain/smpp/submission';
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

type PartRow = Omit<KeptPart, 'addresses' | 'joins'> & { readonly addresses: string; readonly joins: string };

/** Those whose message is not whole. */
export async function listParts(tx: Pick<SqlTransaction, '$queryRaw'>): Promise<KeptPart[]> {
  const rows = await tx.$queryRaw<PartRow[]>`
    SELECT id, "accountId", "apiUserId", wish, addresses, joins, octets, at
    FROM "SmppSubmission" WHERE "messageId" IS NULL AND joins IS NOT NULL ORDER BY id`;
  return rows.map(({ addresses, joins, ...row }) => {
    const written: Part['addresses'] = JSON.parse(addresses);
    const place: Joins = JSON.parse(joins);
    return { ...row, addresses: written, joins: place };
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
