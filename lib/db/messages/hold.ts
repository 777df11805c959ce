/**
 * Locks what a transaction is going to change, in the one order in which all rows are locked (docs/decisions/0082): what
 * is owed of messages, messages, then accounts. Whoever moves messages on locks them before the accounts that they are
 * paid by; so whatever the panel does to messages holds them before their account, too.
 */
import { list } from '../connections/fragments';
import type { SqlTransaction } from '../connections/sql-transaction';
import { IS_UNSENT, IS_UNTOUCHED, isOf } from './unsent';

/** Messages of whatever accounts, for whoever goes on to move them. */
export async function holdMessages(tx: SqlTransaction, ids: readonly number[]): Promise<void> {
  if (!tx.dialect.hasOtherWriters || ids.length === 0) return;
  await tx.$queryRaw`SELECT id FROM "Message" WHERE id IN (${list(ids)}) ORDER BY id ${tx.dialect.locking()}`;
}

/** Messages of an account, with what is owed of those that nobody has begun to send: somebody changes them. */
export async function holdMessagesOf(tx: SqlTransaction, accountId: number, ids: readonly number[]): Promise<void> {
  if (!tx.dialect.hasOtherWriters || ids.length === 0) return;
  const chosen = list(ids);
  await tx.$queryRaw`
    SELECT "messageId" FROM "Dispatch"
    WHERE "messageId" IN (${chosen}) AND ${IS_UNTOUCHED} AND ${isOf(accountId, IS_UNSENT)}
    ORDER BY "messageId" ${tx.dialect.locking()}`;
  await tx.$queryRaw`
    SELECT id FROM "Message" WHERE id IN (${chosen}) AND "accountId" = ${accountId} ORDER BY id ${tx.dialect.locking()}`;
}

/** What is not written yet of a bulk send. */
export async function holdSend(tx: SqlTransaction, accountId: number, id: number): Promise<void> {
  if (!tx.dialect.hasOtherWriters) return;
  await tx.$queryRaw`
    SELECT s."firstMessageId" FROM "BulkSlice" s JOIN "BulkSend" b ON b.id = s."bulkSendId"
    WHERE b.id = ${id} AND b."accountId" = ${accountId} ORDER BY s."firstMessageId" ${tx.dialect.locking('s')}`;
}

/** The slice that a message is in which is not written yet, if it is in one. */
export async function holdSliceOf(tx: SqlTransaction, accountId: number, messageId: number): Promise<void> {
  if (!tx.dialect.hasOtherWriters) return;
  await tx.$queryRaw`
    SELECT s."firstMessageId" FROM "BulkSlice" s JOIN "BulkSend" b ON b.id = s."bulkSendId"
    WHERE s."firstMessageId" = (SELECT max("firstMessageId") FROM "BulkSlice" WHERE "firstMessageId" <= ${messageId})
      AND b."accountId" = ${accountId} ${tx.dialect.locking('s')}`;
}
