/** How messages go: with their events, what their carriers took, and their callbacks. What was paid for them stays. */
import { silentBefore, WITH_CARRIER } from '@/lib/domain/delivery/is-over';
import { isFinal, MESSAGE_STATES } from '@/lib/domain/delivery/message-state';
import type { KeptBy } from '@/lib/domain/kept-by';
import { list } from '../connections/fragments';
import type { SqlTransaction } from '../connections/sql-transaction';
import { Prisma } from '../generated/client';
import { EVERY_ROW } from '../search/search-log';
import { JOIN_SEND } from './bulk-tallies';
import type { Sent } from './followed-messages';

/** That a row of "Message" is over (lib/domain/delivery/is-over.ts), and no carrier is still to be given it. */
const isThrough = (now: Date): Prisma.Sql => Prisma.sql`(
  ("Message".state IN (${list(MESSAGE_STATES.filter(isFinal))})
    OR ("Message".state IN (${list(WITH_CARRIER)}) AND "Message"."updatedAt" < ${silentBefore(now)}))
  AND NOT EXISTS (SELECT 1 FROM "Dispatch" d WHERE d."messageId" = "Message".id))`;

/** That no URL is still to be told of it, or of a reply to it. */
const IS_TOLD = Prisma.sql`
  NOT EXISTS (SELECT 1 FROM "CallbackDelivery" c WHERE c."messageId" = "Message".id AND c.status = 'pending')`;

/** That it may go. */
export const mayGo = (now: Date): Prisma.Sql => Prisma.sql`(${isThrough(now)} AND ${IS_TOLD})`;

/** @throws where one is still to be sent: nothing goes then. */
export async function dropMessages(tx: SqlTransaction, accountId: number, ids: readonly number[]): Promise<void> {
  const gone = list(ids);
  const owed = await tx.$queryRaw<unknown[]>`SELECT 1 FROM "Dispatch" WHERE "messageId" IN (${gone}) LIMIT 1`;
  if (owed.length > 0) throw new Error('A message that is still to be sent would go.');
  await tx.$executeRaw`DELETE FROM "CallbackDelivery" WHERE "messageId" IN (${gone}) AND "accountId" = ${accountId}`;
  await tx.$executeRaw`DELETE FROM "MessageEvent" WHERE "messageId" IN (${gone})`;
  await tx.$executeRaw`DELETE FROM "SubmittedSegment" WHERE "messageId" IN (${gone})`;
  await tx.$executeRaw`DELETE FROM "SmppSubmission" WHERE "messageId" IN (${gone})`;
  await tx.$executeRaw`DELETE FROM "Message" WHERE "id" IN (${gone}) AND "accountId" = ${accountId}`;
}

/** A message that somebody wants to delete. */
export type Deletable = {
  readonly credits: number;
  readonly createdAt: Date;
  /** What keeps it from going; null: nothing does. */
  readonly keptBy: KeptBy | null;
};

export async function findDeletable(
  db: Pick<SqlTransaction, '$queryRaw'>,
  { accountId, login }: Sent,
  id: number,
  now: Date,
): Promise<Deletable | null> {
  const [found] = await db.$queryRaw<Deletable[]>`
    SELECT credits, "createdAt",
      CASE WHEN NOT ${isThrough(now)} THEN 'course' WHEN NOT (${IS_TOLD}) THEN 'callback' END AS "keptBy"
    FROM "Message" WHERE id = ${id} AND "accountId" = ${accountId}
      AND ${login === null ? EVERY_ROW : Prisma.sql`login = ${login}`}`;
  return found ?? null;
}

/** Before a message of a bulk send goes: what it cost stays counted there, so that the send still adds up to what was paid. */
export async function countDeleted(tx: SqlTransaction, id: number): Promise<void> {
  const sends = await tx.$queryRaw<{ id: number; credits: number }[]>`
    SELECT b.id, m.credits FROM "Message" m ${JOIN_SEND} WHERE m.id = ${id}`;
  for (const send of sends) {
    await tx.$executeRaw`
      UPDATE "BulkSend" SET "deletedCount" = "deletedCount" + 1, "deletedCredits" = "deletedCredits" + ${send.credits}
      WHERE id = ${send.id}`;
  }
}
