import { z } from 'zod';
import { type Bulk, type BulkText, countOf, creditsOf } from '@/lib/domain/http2sms/bulk';
import type { Database } from '../connections/client';
import type { SqlTransaction } from '../connections/sql-transaction';

export type NewBulkSend = {
  /** Of its first message. */
  readonly id: number;
  readonly accountId: number;
  readonly apiUserId: number | null;
  readonly login: string | null;
  readonly sender: string;
  readonly smsClass: number;
  readonly tag: string;
  readonly deferredUntil: Date | null;
  readonly bulk: Bulk;
};

const storedTexts = z.array(
  z.object({ text: z.string(), encoding: z.enum(['gsm7', 'ucs2']), segmentCount: z.number() }),
);

/** Keeps a bulk send with all its slices, in the transaction that pays it. */
export async function insertBulkSend(tx: SqlTransaction, { bulk, ...send }: NewBulkSend, now: Date): Promise<void> {
  const { id, accountId, apiUserId, login, sender, smsClass, tag, deferredUntil } = send;
  await tx.$executeRaw`
    INSERT INTO BulkSend (id, accountId, apiUserId, login, sender, smsClass, tag, deferredUntil, texts,
      messageCount, heldCredits, createdAt)
    VALUES (${id}, ${accountId}, ${apiUserId}, ${login}, ${sender}, ${smsClass}, ${tag},
      ${deferredUntil?.getTime() ?? null}, ${JSON.stringify(bulk.texts)}, ${countOf(bulk)}, ${creditsOf(bulk)},
      ${now.getTime()})`;
  let firstMessageId = id;
  for (const { count, credits, messages } of bulk.slices) {
    await tx.$executeRaw`
      INSERT INTO BulkSlice (firstMessageId, bulkSendId, credits, messages)
      VALUES (${firstMessageId}, ${id}, ${credits}, ${messages})`;
    firstMessageId += count;
  }
}

type StoredBulkSend = Omit<NewBulkSend, 'bulk'> & { readonly texts: string; readonly createdAt: Date };

export type TakenSlice = Omit<NewBulkSend, 'bulk' | 'id'> & {
  readonly bulkSendId: number;
  readonly firstMessageId: number;
  readonly credits: number;
  readonly messages: string;
  readonly texts: readonly BulkText[];
  readonly createdAt: Date;
};

/** Takes the oldest slice out, to be written in this transaction; null when none is left. */
export async function takeNextSlice(tx: SqlTransaction): Promise<TakenSlice | null> {
  const [slice] = await tx.$queryRaw<
    { firstMessageId: number; bulkSendId: number; credits: bigint; messages: string }[]
  >`
    DELETE FROM BulkSlice WHERE firstMessageId = (SELECT min(firstMessageId) FROM BulkSlice)
    RETURNING firstMessageId, bulkSendId, credits, messages`;
  if (!slice) return null;
  const [send] = await tx.$queryRaw<StoredBulkSend[]>`SELECT * FROM BulkSend WHERE id = ${slice.bulkSendId}`;
  if (!send) throw new Error(`Bulk send ${slice.bulkSendId} is gone.`);
  return { ...send, ...slice, credits: Number(slice.credits), texts: storedTexts.parse(JSON.parse(send.texts)) };
}

/** Counts written messages towards their bulk send, and ends it with the last. */
export async function advanceBulkSend(
  tx: SqlTransaction,
  id: number,
  { written, credits }: { readonly written: number; readonly credits: number },
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE BulkSend SET writtenCount = writtenCount + ${written}, heldCredits = heldCredits - ${credits},
      finishedAt = CASE WHEN writtenCount + ${written} = messageCount THEN ${now.getTime()} END
    WHERE id = ${id}`;
}

/** An account's bulk sends that are still being written, oldest first. */
export const listOpenBulkSends = (db: Database, accountId: number) =>
  db.bulkSend.findMany({
    where: { accountId, finishedAt: null },
    orderBy: { id: 'asc' },
    select: { id: true, login: true, messageCount: true, writtenCount: true },
  });
