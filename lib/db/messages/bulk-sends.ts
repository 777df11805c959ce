import { readSentBy } from '@/lib/domain/authorisation/sent-by';
import type { BulkSendProgress } from '@/lib/domain/delivery/message';
import { type Bulk, type BulkText, countOf, creditsOf } from '@/lib/domain/sending/bulk';
import { assertChanged } from '../connections/assert-changed';
import type { Database } from '../connections/client';
import { insertRows } from '../connections/insert-rows';
import type { SqlTransaction } from '../connections/sql-transaction';
import { dropOwnTexts } from './own-texts';

export type NewBulkSend = {
  /** Of its first message. */
  readonly id: number;
  readonly accountId: number;
  readonly apiUserId: number | null;
  readonly login: string | null;
  /** As `keepSentBy` has it. */
  readonly sentBy: string | null;
  readonly sender: string;
  readonly smsClass: number;
  readonly tag: string;
  readonly deferredUntil: Date | null;
  readonly bulk: Bulk;
};

/** Keeps a bulk send with all its slices, in the transaction that pays it; texts of their own are there already. */
export async function insertBulkSend(tx: SqlTransaction, { bulk, ...send }: NewBulkSend, now: Date): Promise<void> {
  const { id, accountId, apiUserId, login, sentBy, sender, smsClass, tag, deferredUntil } = send;
  const texts = JSON.stringify(bulk.texts);
  const sent = { messageCount: countOf(bulk), heldCredits: creditsOf(bulk), createdAt: now };
  await insertRows(tx, 'BulkSend', [
    { id, accountId, apiUserId, login, sentBy, sender, smsClass, tag, deferredUntil, texts, ...sent },
  ]);
  let firstMessageId = id;
  const slices = bulk.slices.map(({ count, credits, messages, ownTexts, ownTextsId }) => {
    if (ownTexts !== undefined) throw new Error('Nobody keeps the texts of a slice.');
    const common = {
      firstMessageId,
      bulkSendId: id,
      messageCount: count,
      credits,
      messages,
      dueAt: deferredUntil ?? now,
    };
    const slice = { ...common, ownTextsId: ownTextsId ?? null };
    firstMessageId += count;
    return slice;
  });
  await insertRows(tx, 'BulkSlice', slices);
}

/** As `insertBulkSend` has written them. */
export const readTexts = (json: string): readonly BulkText[] => JSON.parse(json);

type StoredBulkSend = Omit<NewBulkSend, 'bulk'> & {
  readonly texts: string;
  readonly createdAt: Date;
  readonly timeZone: string;
};

export type TakenSlice = Omit<NewBulkSend, 'bulk' | 'id'> & {
  readonly bulkSendId: number;
  readonly firstMessageId: number;
  readonly credits: number;
  readonly messages: string;
  readonly texts: readonly BulkText[];
  readonly createdAt: Date;
  /** Of its account. */
  readonly timeZone: string;
};

/** A slice that this node holds, with the send that it is of. */
export async function readSlice(tx: SqlTransaction, firstMessageId: number): Promise<TakenSlice> {
  const { messages, credits, ownTexts, ...slice } = await findSlice(tx, firstMessageId);
  const [send] = await tx.$queryRaw<StoredBulkSend[]>`
    SELECT b.*, a."timeZone" FROM "BulkSend" b JOIN "SmsAccount" a ON a.id = b."accountId"
    WHERE b.id = ${slice.bulkSendId}`;
  if (!send) throw new Error(`Bulk send ${slice.bulkSendId} is gone.`);
  return { ...send, ...slice, messages, credits: Number(credits), texts: readTexts(ownTexts ?? send.texts) };
}

type StoredSlice = {
  readonly firstMessageId: number;
  readonly bulkSendId: number;
  readonly credits: bigint;
  readonly messages: string;
  readonly ownTextsId: number | null;
  readonly ownTexts: string | null;
};

async function findSlice(tx: SqlTransaction, firstMessageId: number) {
  const [slice] = await tx.$queryRaw<StoredSlice[]>`
    SELECT "firstMessageId", "bulkSendId", credits, messages, "ownTextsId", o.texts AS "ownTexts"
    FROM "BulkSlice" LEFT JOIN "OwnTexts" o ON o.id = "ownTextsId" WHERE "firstMessageId" = ${firstMessageId}`;
  if (!slice) throw new Error(`The slice ${firstMessageId} is gone.`);
  return slice;
}

/** What is known of a slice that cannot be read: whose it is, how many messages it has, and what is held for it. */
export async function readSliceOwner(tx: SqlTransaction, firstMessageId: number) {
  const [owner] = await tx.$queryRaw<
    {
      bulkSendId: number;
      accountId: number;
      login: string | null;
      messageCount: number;
      credits: bigint;
      createdAt: Date;
    }[]
  >`
    SELECT s."bulkSendId", b."accountId", b.login, s."messageCount", s.credits, b."createdAt"
    FROM "BulkSlice" s JOIN "BulkSend" b ON b.id = s."bulkSendId" WHERE s."firstMessageId" = ${firstMessageId}`;
  if (!owner) throw new Error(`The slice ${firstMessageId} is of no send.`);
  return { ...owner, credits: Number(owner.credits) };
}

type SliceEnd = {
  readonly firstMessageId: number;
  readonly bulkSendId: number;
  /** Messages that it was written as. */
  readonly written: number;
  /** Messages of it that could not be written. */
  readonly unwritable: number;
  /** What was held for it. */
  readonly credits: number;
  /** Of that, what was given back. */
  readonly givenBack: number;
};

/** Takes a slice out, counts it towards its bulk send, and ends that with the last one. */
export async function endSlice(tx: SqlTransaction, end: SliceEnd, now: Date): Promise<void> {
  const { firstMessageId, bulkSendId: id, written, unwritable, credits, givenBack } = end;
  const ended = await tx.$queryRaw<{ ownTextsId: number | null }[]>`
    DELETE FROM "BulkSlice" WHERE "firstMessageId" = ${firstMessageId} RETURNING "ownTextsId"`;
  // What is held for it is released once.
  assertChanged(ended.length, 1, 'the slices that are written');
  await dropOwnTexts(
    tx,
    ended.flatMap(({ ownTextsId }) => ownTextsId ?? []),
  );
  await tx.$executeRaw`
    UPDATE "BulkSend" SET "writtenCount" = "writtenCount" + ${written}, "heldCredits" = "heldCredits" - ${credits},
      "givenBackCredits" = "givenBackCredits" + ${givenBack}, "unwritableCount" = "unwritableCount" + ${unwritable},
      "finishedAt" = CASE WHEN EXISTS (SELECT 1 FROM "BulkSlice" WHERE "bulkSendId" = ${id}) THEN NULL
        ELSE CAST(${now} AS TIMESTAMP) END
    WHERE id = ${id}`;
}

/** As many are told of one account; the others are told as these are done. */
const MOST_TOLD = 100;

/** An account's bulk sends that are being written, oldest first; those that wait for their moment are not. */
export async function listOpenBulkSends(db: Database, accountId: number, now: Date): Promise<BulkSendProgress[]> {
  const sends = await db.bulkSend.findMany({
    where: { accountId, finishedAt: null, OR: [{ deferredUntil: null }, { deferredUntil: { lte: now } }] },
    orderBy: { id: 'asc' },
    select: { id: true, login: true, sentBy: true, messageCount: true, writtenCount: true },
    take: MOST_TOLD,
  });
  return sends.map((send) => ({ ...send, sentBy: readSentBy(send.sentBy) }));
}

/** A bulk send of an account; null: there is none of that id. */
export const findBulkSend = (db: Database, accountId: number, id: number) =>
  db.bulkSend.findFirst({ where: { id, accountId }, select: { messageCount: true } });
