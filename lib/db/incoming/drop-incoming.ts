/** How one reply goes, before its time. */
import type { IncomingMessage } from '@/lib/domain/incoming/incoming-message';
import type { Transaction } from '../connections/client';
import { list } from '../connections/fragments';
import type { SqlTransaction } from '../connections/sql-transaction';

/** Locks a reply before its account, as whoever keeps more of it does. */
export async function holdIncoming(tx: SqlTransaction, accountId: number, id: number): Promise<void> {
  if (!tx.dialect.hasOtherWriters) return;
  await tx.$queryRaw`
    SELECT id FROM "IncomingMessage" WHERE id = ${id} AND "accountId" = ${accountId} ${tx.dialect.locking()}`;
}

type Received = Pick<
  IncomingMessage,
  'msisdn' | 'recipient' | 'createdAt' | 'receivedCount' | 'segmentCount' | 'isOwed'
>;

/** A reply to an account; of one of its API users where that is named. */
export async function findReceived(
  tx: Transaction,
  accountId: number,
  { id, apiUserId }: { readonly id: number; readonly apiUserId: number | null },
): Promise<Received | null> {
  const found = await tx.incomingMessage.findFirst({
    where: { accountId, id, ...(apiUserId === null ? {} : { apiUserId }) },
    select: { msisdn: true, recipient: true, createdAt: true, receivedCount: true, segmentCount: true },
  });
  return found && { ...found, isOwed: (await findOwed(tx, [id])).has(id) };
}

/** Of which of these a URL is still to be told. */
export async function findOwed(
  db: Pick<SqlTransaction, '$queryRaw'>,
  ids: readonly number[],
): Promise<ReadonlySet<number>> {
  const owed = await db.$queryRaw<{ id: number | bigint }[]>`
    SELECT DISTINCT "incomingId" AS id FROM "CallbackDelivery"
    WHERE "incomingId" IN (${list(ids)}) AND status = 'pending'`;
  return new Set(owed.map(({ id }) => Number(id)));
}

/** With its segments, and with the callbacks that told it. */
export async function dropIncoming(tx: SqlTransaction, accountId: number, id: number): Promise<void> {
  await tx.$executeRaw`DELETE FROM "CallbackDelivery" WHERE "incomingId" = ${id} AND "accountId" = ${accountId}`;
  await tx.$executeRaw`DELETE FROM "IncomingMessage" WHERE id = ${id} AND "accountId" = ${accountId}`;
}
