/** Messages that wait, one by one: also those of a bulk send that is not written yet, whose ids its slices keep. */

import type { PendingJob } from '@/lib/domain/delivery/pending-job';
import { err, ok, type Result } from '@/lib/domain/result';
import { packOwnTexts, packSlice, unpackSlice } from '@/lib/domain/sending/bulk';
import type { PricedMessage } from '@/lib/domain/sending/outgoing';
import type { Database } from '../connections/client';
import { insertRows } from '../connections/insert-rows';
import type { SqlTransaction } from '../connections/sql-transaction';
import { Prisma } from '../generated/client';
import { EVERY_ROW } from '../search/search-log';
import { readTexts } from './bulk-sends';
import type { Sent } from './followed-messages';
import { dropOwnTexts, keepOwnTexts } from './own-texts';
import { isUnsent } from './unsent';

const OF_SENDS = Prisma.sql`"BulkSlice" s JOIN "BulkSend" b ON b.id = s."bulkSendId"`;

const isTheirs = ({ accountId, login }: Sent) =>
  Prisma.sql`b."accountId" = ${accountId} AND b."finishedAt" IS NULL
    AND ${login === null ? EVERY_ROW : Prisma.sql`b.login = ${login}`}`;

/** The ids after one, in their order, of messages that are not written yet. */
export async function listUnwrittenIds(db: Database, whose: Sent, after: number, limit: number): Promise<number[]> {
  const slices = await db.$queryRaw<{ firstMessageId: number | bigint; messageCount: number | bigint }[]>`
    SELECT s."firstMessageId", s."messageCount" FROM ${OF_SENDS} WHERE ${isTheirs(whose)}
      AND s."firstMessageId" + s."messageCount" - 1 > ${after}
    ORDER BY s."firstMessageId" LIMIT ${limit}`;
  const ids: number[] = [];
  for (const slice of slices) {
    const first = Number(slice.firstMessageId);
    const end = first + Number(slice.messageCount);
    for (let id = Math.max(first, after + 1); id < end && ids.length < limit; id += 1) ids.push(id);
  }
  return ids;
}

type SliceRow = {
  readonly firstMessageId: number | bigint;
  readonly bulkSendId: number | bigint;
  readonly messages: string;
  readonly messageCount: number | bigint;
  readonly ownTextsId: number | null;
  readonly ownTexts: string | null;
  /** The node that put those there. */
  readonly keptBy: number | null;
  readonly texts: string;
  readonly sender: string;
  readonly tag: string;
  readonly createdAt: Date;
  readonly dueAt: Date;
  readonly isFree: number | bigint;
};

/** The slice that a message is in which is not written yet. */
async function findSliceOf(
  tx: Pick<SqlTransaction, '$queryRaw'>,
  whose: Sent,
  id: number,
  locking = Prisma.empty,
): Promise<SliceRow | undefined> {
  const [slice] = await tx.$queryRaw<SliceRow[]>`
    SELECT s."firstMessageId", s."bulkSendId", s.messages, s."messageCount", s."ownTextsId", o.texts AS "ownTexts",
      o."keptBy", b.texts, b.sender, b.tag, b."createdAt", s."dueAt",
      CASE WHEN s."leasedBy" IS NULL AND s.attempts = 0 THEN 1 ELSE 0 END AS "isFree"
    FROM ${OF_SENDS} LEFT JOIN "OwnTexts" o ON o.id = s."ownTextsId"
    WHERE s."firstMessageId" = (SELECT max("firstMessageId") FROM "BulkSlice" WHERE "firstMessageId" <= ${id})
      AND ${isTheirs(whose)} AND s."firstMessageId" + s."messageCount" > ${id} ${locking}`;
  return slice;
}

const messagesOf = ({ messages, ownTexts, texts }: SliceRow) => unpackSlice(messages, readTexts(ownTexts ?? texts));

/**
 * A message that waits, for its moment or for a carrier; null: there is none of that id, or somebody has begun to send it.
 * What is found so is what may be cancelled.
 */
export async function findPendingJob(db: Database, whose: Sent, id: number): Promise<PendingJob | null> {
  const { accountId, login } = whose;
  const where = { id, accountId, state: { in: ['scheduled', 'accepted'] }, ...(login === null ? {} : { login }) };
  const written = await db.message.findFirst({ where, select: SHOWN });
  if (written) return (await isUnsent(db, id)) ? written : null;
  const slice = await findSliceOf(db, whose, id);
  const message = slice && messagesOf(slice)[id - Number(slice.firstMessageId)];
  if (!slice || !message) return null;
  const { sender, tag, createdAt, dueAt } = slice;
  const { recipient, text, segmentCount, credits } = message;
  return { id, createdAt, dueAt, sender, tag, recipient, text, segmentCount, credits };
}

const SHOWN = {
  id: true,
  createdAt: true,
  dueAt: true,
  sender: true,
  recipient: true,
  text: true,
  segmentCount: true,
  credits: true,
  tag: true,
} as const;

/** The state of a message that is written; null: there is none of that id. */
export async function findStateOf(
  tx: Pick<SqlTransaction, '$queryRaw'>,
  { accountId, login }: Sent,
  id: number,
): Promise<string | null> {
  const [found] = await tx.$queryRaw<{ state: string }[]>`
    SELECT state FROM "Message" WHERE id = ${id} AND "accountId" = ${accountId}
      AND ${login === null ? EVERY_ROW : Prisma.sql`login = ${login}`}`;
  return found?.state ?? null;
}

/**
 * Puts one message of a slice that is not written into a slice of its own, before and behind which the others stay,
 * because their ids follow their places; answers of which send it is.
 */
export async function isolateInSlice(
  tx: SqlTransaction,
  whose: Sent,
  id: number,
): Promise<Result<{ readonly bulkSendId: number }, 'message_not_found' | 'too_late'>> {
  const slice = await findSliceOf(tx, whose, id, tx.dialect.locking('s'));
  if (!slice) return err('message_not_found');
  // Somebody has begun to write it.
  if (Number(slice.isFree) === 0) return err('too_late');
  const at = id - Number(slice.firstMessageId);
  const all = messagesOf(slice);
  if (!all[at]) return err('message_not_found');
  await tx.$executeRaw`DELETE FROM "BulkSlice" WHERE "firstMessageId" = ${slice.firstMessageId}`;
  await putBack(tx, slice, [
    { firstMessageId: id - at, messages: all.slice(0, at) },
    { firstMessageId: id, messages: all.slice(at, at + 1) },
    { firstMessageId: id + 1, messages: all.slice(at + 1) },
  ]);
  return ok({ bulkSendId: Number(slice.bulkSendId) });
}

/** Counts a message that was written before its send began: that may still be changed as a whole. */
export async function countTakenOut(tx: SqlTransaction, bulkSendId: number): Promise<void> {
  await tx.$executeRaw`UPDATE "BulkSend" SET "takenOutCount" = "takenOutCount" + 1 WHERE id = ${bulkSendId}`;
}

type Part = { readonly firstMessageId: number; readonly messages: readonly PricedMessage[] };

/** Keeps parts of a slice as slices, each with texts of its own where that had them. */
async function putBack(tx: SqlTransaction, slice: SliceRow, parts: readonly Part[]): Promise<void> {
  const { bulkSendId, dueAt, ownTextsId, keptBy } = slice;
  const shared = ownTextsId === null ? [...readTexts(slice.texts)] : null;
  for (const { firstMessageId, messages } of parts.filter((part) => part.messages.length > 0)) {
    const packed = shared ? packSlice(messages, shared) : packOwnTexts(messages);
    const { count: messageCount, credits, messages: lines, ownTexts } = packed;
    const textsId = ownTexts === undefined ? null : await keepOwnTexts(tx, [ownTexts], keptBy ?? 0);
    const common = { firstMessageId, bulkSendId, messageCount, credits, messages: lines, dueAt };
    await insertRows(tx, 'BulkSlice', [{ ...common, ownTextsId: textsId }]);
  }
  if (ownTextsId !== null) await dropOwnTexts(tx, [ownTextsId]);
}

/**
 * Whether it is one of a bulk send's that was cancelled before it was written, with all of what was left of its send:
 * then nothing else is known of it. Of a send of which messages were deleted nobody can tell.
 */
export async function wasNeverWritten(
  tx: Pick<SqlTransaction, '$queryRaw'>,
  { accountId, login }: Sent,
  id: number,
): Promise<boolean> {
  const sends = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "BulkSend" b WHERE b.id = (SELECT max(id) FROM "BulkSend" WHERE id <= ${id})
      AND b."accountId" = ${accountId} AND ${login === null ? EVERY_ROW : Prisma.sql`b.login = ${login}`}
      AND b.id + b."messageCount" > ${id} AND b."deletedCount" = 0
      AND b."messageCount" - b."writtenCount" - b."unwritableCount" >
        (SELECT COALESCE(SUM(s."messageCount"), 0) FROM "BulkSlice" s WHERE s."bulkSendId" = b.id)
      AND NOT EXISTS (SELECT 1 FROM "BulkSlice" s WHERE s."bulkSendId" = b.id
        AND s."firstMessageId" <= ${id} AND s."firstMessageId" + s."messageCount" > ${id})
      AND NOT EXISTS (SELECT 1 FROM "Message" m WHERE m.id = ${id})`;
  return sends.length > 0;
}
