/**
 * Messages that nobody has begun to send: their outbox row says so. A carrier's loop claims that row before it does
 * anything, so whoever changes it first, under the lock, has the message.
 */
import { type BulkText, packSlice } from '@/lib/domain/sending/bulk';
import type { Encoding } from '@/lib/domain/sms/segmentation';
import { assertChanged } from '../connections/assert-changed';
import type { Dialect } from '../connections/dialect';
import { list } from '../connections/fragments';
import type { SqlTransaction } from '../connections/sql-transaction';
import { Prisma } from '../generated/client';
import { tallied } from './bulk-tallies';
import type { UnwrittenSend } from './waiting-sends';

export const IS_UNTOUCHED = Prisma.sql`"leasedBy" IS NULL AND attempts = 0 AND doubts = 0`;

export const isOf = (accountId: number, isInState: Prisma.Sql) => Prisma.sql`EXISTS (
  SELECT 1 FROM "Message" m WHERE m.id = "messageId" AND m."accountId" = ${accountId} AND ${isInState})`;

const WAITS = Prisma.sql`m.state = 'scheduled'`;
export const IS_UNSENT = Prisma.sql`m.state IN ('scheduled', 'accepted')`;

type Ids = readonly { readonly messageId: number | bigint }[];
const idsOf = (rows: Ids) => rows.map(({ messageId }) => Number(messageId)).toSorted((one, other) => one - other);

/** Takes these out of the outbox, but for those that somebody has begun to send; answers which. */
export async function takeUnsent(tx: SqlTransaction, accountId: number, ids: readonly number[]): Promise<number[]> {
  return idsOf(
    await tx.$queryRaw<Ids>`
      DELETE FROM "Dispatch" WHERE "messageId" IN (${list(ids)}) AND ${IS_UNTOUCHED} AND ${isOf(accountId, IS_UNSENT)}
      RETURNING "messageId"`,
  );
}

/** Whether nobody has begun to send one: it waits for its moment, or for a carrier. */
export async function isUnsent(db: Pick<SqlTransaction, '$queryRaw'>, id: number): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`SELECT 1 FROM "Dispatch" WHERE "messageId" = ${id} AND ${IS_UNTOUCHED}`;
  return rows.length > 0;
}

/** Those of these that wait for their moment and that nobody has begun to send. */
export async function findWaiting(tx: SqlTransaction, accountId: number, ids: readonly number[]): Promise<number[]> {
  return idsOf(
    await tx.$queryRaw<Ids>`
      SELECT "messageId" FROM "Dispatch"
      WHERE "messageId" IN (${list(ids)}) AND ${IS_UNTOUCHED} AND ${isOf(accountId, WAITS)}
      ORDER BY "messageId" ${tx.dialect.locking()}`,
  );
}

/** The same of all from one id up to, and without, another, at most `limit`; with those that wait for nothing. */
export async function findUnsentWithin(
  tx: Pick<SqlTransaction, '$queryRaw'>,
  accountId: number,
  { first, end }: { readonly first: number; readonly end: number },
  limit: number,
): Promise<number[]> {
  return idsOf(
    await tx.$queryRaw<Ids>`
      SELECT "messageId" FROM "Dispatch" WHERE "messageId" >= ${first} AND "messageId" < ${end} AND ${IS_UNTOUCHED}
        AND ${isOf(accountId, IS_UNSENT)} ORDER BY "messageId" LIMIT ${limit}`,
  );
}

/** The texts of those of these that wait as they go out, each once. */
export async function readWaitingTexts(
  tx: Pick<SqlTransaction, '$queryRaw'>,
  accountId: number,
  ids: readonly number[],
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ text: string }[]>`
    SELECT DISTINCT m.text FROM "Dispatch" JOIN "Message" m ON m.id = "messageId"
    WHERE "messageId" IN (${list(ids)}) AND m."accountId" = ${accountId} AND ${WAITS} AND ${IS_UNTOUCHED}`;
  return rows.map(({ text }) => text);
}

/** Whether one of these is to be sent after that moment. */
export async function isDueAfter(tx: SqlTransaction, ids: readonly number[], moment: Date): Promise<boolean> {
  const later = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Dispatch" WHERE "messageId" IN (${list(ids)}) AND "dueAt" > ${moment} LIMIT 1`;
  return later.length > 0;
}

/** Gives messages that wait another moment. Whose they are is found out when it has come. */
export async function moveWaiting(tx: SqlTransaction, ids: readonly number[], dueAt: Date, now: Date): Promise<void> {
  const state = dueAt > now ? 'scheduled' : 'accepted';
  await tallied(
    tx,
    ids,
    () => tx.$executeRaw`
      UPDATE "Message" SET "dueAt" = ${dueAt}, state = ${state}, "updatedAt" = ${now} WHERE id IN (${list(ids)})`,
  );
  await tx.$executeRaw`UPDATE "Dispatch" SET "dueAt" = ${dueAt}, carrier = NULL WHERE "messageId" IN (${list(ids)})`;
}

/** What an edit may change of a message that waits, besides its moment. */
export type MessageContent = {
  readonly sender: string;
  readonly smsClass: number;
  readonly text: string;
  readonly encoding: string;
  readonly segmentCount: number;
  readonly credits: number;
};

/** Of a message that waits. What has begun to be sent keeps what it was sent and paid with. */
export async function saveContent(tx: SqlTransaction, id: number, content: MessageContent, now: Date): Promise<void> {
  const { sender, smsClass, text, encoding, segmentCount, credits } = content;
  await tx.$executeRaw`
    UPDATE "Message" SET sender = ${sender}, "smsClass" = ${smsClass}, text = ${text}, encoding = ${encoding},
      "segmentCount" = ${segmentCount}, credits = ${credits}, "updatedAt" = ${now} WHERE id = ${id}`;
  // Whose it is may follow from its sender.
  const freed = await tx.$executeRaw`
    UPDATE "Dispatch" SET carrier = NULL WHERE "messageId" = ${id} AND ${IS_UNTOUCHED}`;
  assertChanged(freed, 1, 'the messages that wait');
}

type StoredMessage = Omit<MessageContent, 'encoding'> & {
  readonly encoding: Encoding;
  readonly login: string | null;
  readonly recipient: string;
  readonly dueAt: Date;
};

/**
 * A message that waits, as a send of one; null: there is none of that id, or somebody has begun to send it. `locking`: of
 * whoever changes it in the same transaction.
 */
export async function findWaitingMessage(
  tx: Pick<SqlTransaction, '$queryRaw'>,
  accountId: number,
  id: number,
  locking: Dialect['locking'] = () => Prisma.empty,
): Promise<UnwrittenSend | null> {
  const [message] = await tx.$queryRaw<StoredMessage[]>`
    SELECT m.login, m.sender, m."smsClass", m."dueAt", m.text, m.encoding, m."segmentCount", m.credits, m.recipient
    FROM "Dispatch" JOIN "Message" m ON m.id = "messageId"
    WHERE "messageId" = ${id} AND m."accountId" = ${accountId} AND ${WAITS} AND ${IS_UNTOUCHED}
    ${locking('Dispatch')}`;
  if (!message) return null;
  const { login, sender, smsClass, dueAt, text, encoding, segmentCount, credits, recipient } = message;
  const texts: BulkText[] = [];
  const { messages } = packSlice([{ recipient, text, encoding, segmentCount, credits }], texts);
  return {
    ...{ id, login, sender, smsClass, dueAt, texts, credits, messageCount: 1 },
    slices: [{ firstMessageId: id, messages }],
  };
}

/** Whether a message is one of a bulk send's. */
export async function isOfBulkSend(tx: SqlTransaction, id: number): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "BulkSend" WHERE id = (SELECT max(id) FROM "BulkSend" WHERE id <= ${id})
      AND id + "messageCount" > ${id}`;
  return rows.length > 0;
}
