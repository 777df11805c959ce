/** What is kept of deleted messages and replies for a while, so that what comes in later is still the same people's. */
import { DELETED_KEPT_MS } from '@/lib/domain/incoming/reply-times';
import type { SqlTransaction } from '../connections/sql-transaction';
import { Prisma } from '../generated/client';
import { isClauseOf, lastLine } from './clause-of-text';

const keptSince = (now: Date) => new Date(now.getTime() - DELETED_KEPT_MS);

/** Before a message goes: to whom and from where it was sent, and whether by its text it could be answered with STOP. */
export async function keepOfMessage(tx: SqlTransaction, id: number, now: Date): Promise<void> {
  const line = lastLine(Prisma.sql`m.text`);
  await tx.$executeRaw`
    INSERT INTO "DeletedMessage" (id, "accountId", "apiUserId", sender, recipient, clause, carrier, "createdAt")
    SELECT m.id, m."accountId", m."apiUserId", m.sender, m.recipient,
      CASE WHEN ${isClauseOf(Prisma.sql`a`, line)} THEN ${line} ELSE '' END, m.carrier, m."createdAt"
    FROM "Message" m JOIN "SmsAccount" a ON a.id = m."accountId"
    WHERE m.id = ${id} AND m."createdAt" >= ${keptSince(now)}`;
}

/** Before a reply goes: what its carrier calls it, and what was sent back to it. */
export async function keepOfIncoming(tx: SqlTransaction, id: number, now: Date): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "DeletedIncoming" (id, "accountId", msisdn, "answerId", "createdAt")
    SELECT id, "accountId", msisdn, "answerId", "createdAt" FROM "IncomingMessage"
    WHERE id = ${id} AND "answerId" IS NOT NULL AND "createdAt" >= ${keptSince(now)}`;
  await tx.$executeRaw`
    INSERT INTO "DeletedSegment" (carrier, "idKey", "createdAt")
    SELECT s.carrier, s."idKey", i."createdAt" FROM "IncomingMessage" i JOIN "IncomingSegment" s ON s."incomingId" = i.id
    WHERE i.id = ${id} AND s."idKey" IS NOT NULL AND i."createdAt" >= ${keptSince(now)}
    ON CONFLICT DO NOTHING`;
}

/** That a message was not sent back to a reply, whether or not that was deleted since. */
export const isNoAnswer = (id: Prisma.Sql): Prisma.Sql => Prisma.sql`
  NOT EXISTS (SELECT 1 FROM "IncomingMessage" i WHERE i."answerId" = ${id})
  AND NOT EXISTS (SELECT 1 FROM "DeletedIncoming" i WHERE i."answerId" = ${id})`;

/** Drops up to `most` of each kind whose time is over; answers whether there may be more. */
export async function dropLeftOfDeleted(tx: SqlTransaction, now: Date, most: number): Promise<boolean> {
  let mayBeMore = false;
  for (const [table, key] of [
    ['DeletedMessage', 'id'],
    ['DeletedIncoming', 'id'],
    ['DeletedSegment', '(carrier, "idKey")'],
  ] as const) {
    const name = Prisma.raw(`"${table}"`);
    const columns = Prisma.raw(key.replace(/[()]/g, ''));
    const dropped = await tx.$executeRaw`
      DELETE FROM ${name} WHERE ${Prisma.raw(key)} IN (
        SELECT ${columns} FROM ${name} WHERE "createdAt" < ${keptSince(now)} ORDER BY "createdAt" LIMIT ${most})`;
    if (dropped === most) mayBeMore = true;
  }
  return mayBeMore;
}
