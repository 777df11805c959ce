/** How one reply goes, before its time. */
import { JOINED_WITHIN_MS } from '@/lib/domain/incoming/reply-times';
import type { SqlTransaction } from '../connections/sql-transaction';
import { Prisma } from '../generated/client';
import { EVERY_ROW } from '../search/search-log';

/** Locks a reply before its account, as whoever keeps more of it does. */
export async function holdIncoming(tx: SqlTransaction, accountId: number, id: number): Promise<void> {
  if (!tx.dialect.hasOtherWriters) return;
  await tx.$queryRaw`
    SELECT id FROM "IncomingMessage" WHERE id = ${id} AND "accountId" = ${accountId} ${tx.dialect.locking()}`;
}

type Received = {
  readonly msisdn: string;
  readonly recipient: string;
  readonly createdAt: Date;
  /** It is whole, or no more of it comes, and no URL is still to be told of it. */
  readonly isOver: boolean;
};

/** A reply to an account; of one of its API users where that is named. */
export async function findReceived(
  tx: SqlTransaction,
  accountId: number,
  { id, apiUserId }: { readonly id: number; readonly apiUserId: number | null },
  now: Date,
): Promise<Received | null> {
  const stillComes = new Date(now.getTime() - JOINED_WITHIN_MS);
  const [found] = await tx.$queryRaw<(Omit<Received, 'isOver'> & { isOver: number | bigint })[]>`
    SELECT msisdn, recipient, "createdAt", CASE WHEN "receivedCount" < "segmentCount" AND "createdAt" >= ${stillComes}
        OR EXISTS (
          SELECT 1 FROM "CallbackDelivery" c WHERE c."incomingId" = "IncomingMessage".id AND c.status = 'pending')
      THEN 0 ELSE 1 END AS "isOver"
    FROM "IncomingMessage" WHERE id = ${id} AND "accountId" = ${accountId}
      AND ${apiUserId === null ? EVERY_ROW : Prisma.sql`"apiUserId" = ${apiUserId}`}`;
  return found ? { ...found, isOver: Number(found.isOver) === 1 } : null;
}

/** With its segments, and with the callbacks that told it. */
export async function dropIncoming(tx: SqlTransaction, accountId: number, id: number): Promise<void> {
  await tx.$executeRaw`DELETE FROM "CallbackDelivery" WHERE "incomingId" = ${id} AND "accountId" = ${accountId}`;
  await tx.$executeRaw`DELETE FROM "IncomingMessage" WHERE id = ${id} AND "accountId" = ${accountId}`;
}
