/** Bulk sends that wait for their moment: until then none of their slices is written as messages. */
import { readSentBy } from '@/lib/domain/authorisation/sent-by';
import type { Bulk, BulkText } from '@/lib/domain/sending/bulk';
import { type WaitingSend, waitingCount } from '@/lib/domain/sending/waiting';
import { IS_UNWRITTEN } from '../accounts/unwritten-sends';
import { lookThroughSends } from '../blacklist/waiting-to';
import { assertChanged } from '../connections/assert-changed';
import type { Database } from '../connections/client';
import type { Dialect } from '../connections/dialect';
import { insertRows } from '../connections/insert-rows';
import type { SqlTransaction } from '../connections/sql-transaction';
import { Prisma } from '../generated/client';
import { readTexts } from './bulk-sends';
import { dropOwnTexts } from './own-texts';

/** As many are told of one account; whoever has more looks for them in the log of their credit. */
const MOST_TOLD = 100;

/** An account's bulk sends that wait, soonest first. */
export async function listWaitingSends(db: Database, accountId: number, now: Date): Promise<WaitingSend[]> {
  // Nothing is written of a send before its moment, so none of these has begun.
  const sends = await db.bulkSend.findMany({
    where: { accountId, finishedAt: null, deferredUntil: { gt: now } },
    orderBy: [{ deferredUntil: 'asc' }, { id: 'asc' }],
    take: MOST_TOLD,
  });
  const looked = await lookThroughSends(
    db,
    accountId,
    sends.map(({ id }) => id),
  );
  return sends.map(({ deferredUntil, heldCredits, texts, sentBy, ...send }) => {
    const { id, createdAt, login, sender, smsClass } = send;
    return {
      ...{ id, createdAt, login, sender, smsClass },
      ...(looked ? (looked.get(id) ?? { refused: 0, lookedAt: 0 }) : { refused: 0, lookedAt: waitingCount(send) }),
      sentBy: readSentBy(sentBy),
      messageCount: waitingCount(send),
      dueAt: deferredUntil ?? createdAt,
      credits: Number(heldCredits),
      texts: readTexts(texts).map(({ text }) => text),
    };
  });
}

/** A bulk send of which nothing is written yet, with all its slices. */
export type UnwrittenSend = {
  readonly id: number;
  readonly login: string | null;
  readonly sender: string;
  readonly smsClass: number;
  readonly dueAt: Date;
  /** None: each slice has its own, because each recipient has. */
  readonly texts: readonly BulkText[];
  readonly messageCount: number;
  readonly credits: number;
  readonly slices: readonly { readonly firstMessageId: number; readonly messages: string }[];
};

type Row = Omit<UnwrittenSend, 'texts' | 'credits' | 'slices' | 'dueAt'> & {
  readonly texts: string;
  readonly takenOutCount: number;
  readonly heldCredits: bigint | number;
  readonly deferredUntil: Date;
};

/**
 * A bulk send that waits; null: there is none of that id, or it has begun. `locking`: of whoever changes it in the same
 * transaction, so that nobody begins to write it meanwhile.
 */
export async function findUnwrittenSend(
  tx: Pick<SqlTransaction, '$queryRaw'>,
  accountId: number,
  id: number,
  locking: Dialect['locking'] = () => Prisma.empty,
): Promise<UnwrittenSend | null> {
  const [send] = await tx.$queryRaw<Row[]>`
    SELECT id, login, sender, "smsClass", "deferredUntil", texts, "messageCount", "takenOutCount", "heldCredits"
    FROM "BulkSend" b WHERE b.id = ${id} AND b."accountId" = ${accountId} AND ${IS_UNWRITTEN} ${locking()}`;
  if (!send) return null;
  const slices = await tx.$queryRaw<{ firstMessageId: number | bigint; messages: string; isFree: number | bigint }[]>`
    SELECT "firstMessageId", messages, CASE WHEN "leasedBy" IS NULL AND attempts = 0 THEN 1 ELSE 0 END AS "isFree"
    FROM "BulkSlice" WHERE "bulkSendId" = ${id} ORDER BY "firstMessageId" ${locking()}`;
  if (slices.some(({ isFree }) => Number(isFree) === 0)) return null;
  const { login, sender, smsClass, heldCredits, deferredUntil, texts } = send;
  return {
    ...{ id, login, sender, smsClass },
    messageCount: waitingCount(send),
    dueAt: deferredUntil,
    texts: readTexts(texts),
    credits: Number(heldCredits),
    slices: slices.map(({ firstMessageId, messages }) => ({ firstMessageId: Number(firstMessageId), messages })),
  };
}

/** Where the phones are to keep it. */
export async function saveSendClass(tx: SqlTransaction, id: number, smsClass: number): Promise<void> {
  await tx.$executeRaw`UPDATE "BulkSend" SET "smsClass" = ${smsClass} WHERE id = ${id}`;
}

/** Gives a bulk send another moment. */
export async function moveSend(tx: SqlTransaction, id: number, dueAt: Date): Promise<void> {
  await tx.$executeRaw`UPDATE "BulkSend" SET "deferredUntil" = ${dueAt} WHERE id = ${id}`;
  await tx.$executeRaw`UPDATE "BulkSlice" SET "dueAt" = ${dueAt} WHERE "bulkSendId" = ${id}`;
}

type Released = { readonly count: number; readonly credits: number };

/** Takes out what is left to be written of a bulk send, and ends it; answers what was held for that. */
export async function releaseSlices(
  tx: SqlTransaction,
  accountId: number,
  id: number,
  now: Date,
): Promise<Released | null> {
  const taken = await tx.$queryRaw<{ messageCount: number; credits: bigint | number; ownTextsId: number | null }[]>`
    DELETE FROM "BulkSlice" WHERE "bulkSendId" = ${id} AND "leasedBy" IS NULL
      AND EXISTS (SELECT 1 FROM "BulkSend" b WHERE b.id = ${id} AND b."accountId" = ${accountId})
    RETURNING "messageCount", credits, "ownTextsId"`;
  if (taken.length === 0) return null;
  await dropOwnTexts(
    tx,
    taken.flatMap(({ ownTextsId }) => ownTextsId ?? []),
  );
  const credits = taken.reduce((sum, slice) => sum + Number(slice.credits), 0);
  await tx.$executeRaw`
    UPDATE "BulkSend" SET "heldCredits" = "heldCredits" - ${credits},
      "givenBackCredits" = "givenBackCredits" + ${credits},
      "finishedAt" = CASE WHEN EXISTS (SELECT 1 FROM "BulkSlice" WHERE "bulkSendId" = ${id}) THEN NULL
        ELSE CAST(${now} AS TIMESTAMP) END
    WHERE id = ${id}`;
  return { count: taken.reduce((sum, { messageCount }) => sum + Number(messageCount), 0), credits };
}

type NewContent = { readonly sender: string; readonly bulk: Bulk; readonly credits: number };

/**
 * Puts another text and its prices in the place of what waits, slice by slice, because the ids of messages follow from
 * their places; `givenBack` of its hold was released, and held anew.
 */
export async function rewriteSend(
  tx: SqlTransaction,
  send: Pick<UnwrittenSend, 'id' | 'slices' | 'dueAt'>,
  { sender, bulk, credits }: NewContent,
  givenBack: number,
): Promise<void> {
  const { id, slices, dueAt } = send;
  const isInPlace = bulk.slices.every(({ count }, index) => count === slices[index]?.messages.split('\n').length);
  if (!isInPlace) throw new Error(`The messages of bulk send ${id} would change their places.`);
  await tx.$executeRaw`
    UPDATE "BulkSend" SET sender = ${sender}, texts = ${JSON.stringify(bulk.texts)},
      "heldCredits" = ${credits}, "givenBackCredits" = "givenBackCredits" + ${givenBack} WHERE id = ${id}`;
  const replaced = await tx.$executeRaw`
    DELETE FROM "BulkSlice" WHERE "bulkSendId" = ${id} AND "leasedBy" IS NULL AND attempts = 0`;
  assertChanged(replaced, bulk.slices.length, 'the slices that wait');
  const rows = bulk.slices.map((slice, index) => ({
    firstMessageId: slices[index]?.firstMessageId,
    bulkSendId: id,
    messageCount: slice.count,
    credits: slice.credits,
    messages: slice.messages,
    dueAt,
  }));
  await insertRows(tx, 'BulkSlice', rows);
}
