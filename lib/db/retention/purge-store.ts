/** Deletes what an account no longer keeps, a bounded piece at a time. The ledger and the sums of each hour stay. */
import { INSTANCE_LOG } from '@/lib/domain/authorisation/instance-audited';
import type { SqlTransaction } from '../connections/sql-transaction';
import { Prisma } from '../generated/client';
import { dropMessages, mayGo } from '../messages/drop-messages';

/** Where a purge stands in an account's messages, and what it deletes. */
export type PurgePlan = {
  readonly accountId: number;
  readonly before: Date;
  readonly afterId: number;
  readonly now: Date;
};

export async function listAccountIds(tx: SqlTransaction): Promise<number[]> {
  const accounts = await tx.$queryRaw<{ id: number }[]>`SELECT "id" FROM "SmsAccount" ORDER BY "id"`;
  return accounts.map(({ id }) => id);
}

/** How long the account keeps its messages; null when there is no such account any more. */
export async function readRetentionMonths(tx: SqlTransaction, accountId: number): Promise<number | null> {
  const [account] = await tx.$queryRaw<{ months: number }[]>`
    SELECT "retentionMonths" AS "months" FROM "SmsAccount" WHERE "id" = ${accountId}`;
  return account?.months ?? null;
}

/**
 * Deletes up to `limit` messages that are over and were to be sent before, with their events and callbacks. What is
 * still under way stays, however old, and so does what a bulk send has not yet written in full. Answers the id up to which it
 * looked, null when nothing older is left, and how many messages went.
 */
export async function purgeMessages(
  tx: SqlTransaction,
  { accountId, before, afterId, now }: PurgePlan,
  limit: number,
): Promise<{ readonly lookedTo: number | null; readonly deleted: number }> {
  const rows = await tx.$queryRaw<{ id: number; createdAt: Date; goes: number | bigint }[]>`
    SELECT "id", "createdAt", CASE WHEN "dueAt" < ${before} AND ${mayGo(now)} AND NOT EXISTS (
        SELECT 1 FROM "BulkSend" b WHERE b."accountId" = ${accountId} AND b."finishedAt" IS NULL
          AND "Message"."id" >= b."id" AND "Message"."id" < b."id" + b."messageCount")
      THEN 1 ELSE 0 END AS "goes"
    FROM "Message" WHERE "accountId" = ${accountId} AND "id" > ${afterId} ORDER BY "id" LIMIT ${limit}`;
  const firstKept = rows.findIndex(({ createdAt }) => createdAt >= before);
  const old = firstKept < 0 ? rows : rows.slice(0, firstKept);
  const ids = old.filter(({ goes }) => Number(goes) === 1).map(({ id }) => id);
  const last = old.at(-1);
  const [first] = ids;
  if (first !== undefined && last) {
    await dropMessages(tx, accountId, ids);
    // Its sums are held against its messages, which are no longer all there.
    await tx.$executeRaw`
      DELETE FROM "BulkSend" WHERE "accountId" = ${accountId} AND "finishedAt" IS NOT NULL
        AND "id" <= ${last.id} AND "id" + "messageCount" > ${first}`;
    await tx.$executeRaw`
      UPDATE "SmsAccount" SET "purgedMessages" = "purgedMessages" + ${ids.length} WHERE "id" = ${accountId}`;
  }
  return { lookedTo: firstKept < 0 && rows.length === limit ? (last?.id ?? null) : null, deleted: ids.length };
}

/** Tables whose rows go by their own age: ids and times go up together. Each with its time and what must not go. */
const LOGS = [
  { table: 'CallbackDelivery', time: 'createdAt', kept: `"status" = 'pending'` },
  { table: 'Alert', time: 'createdAt', kept: `"status" = 'pending'` },
  { table: 'AuditEntry', time: 'at', kept: 'false' },
  { table: 'RefusedRequest', time: 'at', kept: 'false' },
  { table: 'IncomingMessage', time: 'createdAt', kept: 'false' },
] as const;

/** Bulk sends of which somebody has deleted every message, so that none takes them along; they still have their text. */
const purgeEmptySends = (
  tx: SqlTransaction,
  { accountId, before }: Pick<PurgePlan, 'accountId' | 'before'>,
  limit: number,
): Promise<number> => tx.$executeRaw`
  DELETE FROM "BulkSend" WHERE "id" IN (
    SELECT b."id" FROM "BulkSend" b WHERE b."accountId" = ${accountId} AND b."finishedAt" < ${before}
      AND NOT EXISTS (SELECT 1 FROM "Message" m
        WHERE m."accountId" = ${accountId} AND m."id" >= b."id" AND m."id" < b."id" + b."messageCount")
    ORDER BY b."finishedAt", b."id" LIMIT ${limit})`;

/** Deletes up to `limit` rows of the instance's audit log; answers whether there may be more. */
export const purgeInstanceAudit = async (tx: SqlTransaction, before: Date, limit: number): Promise<boolean> =>
  (await tx.$executeRaw`
    DELETE FROM "AuditEntry" WHERE "id" IN (
      SELECT "id" FROM (
        SELECT * FROM "AuditEntry" WHERE "accountId" = ${INSTANCE_LOG} ORDER BY "id" LIMIT ${limit}) AS oldest
      WHERE "at" < ${before})`) === limit;

/** Deletes up to `limit` rows of each log; answers whether there may be more. */
export async function purgeLogs(
  tx: SqlTransaction,
  { accountId, before }: Pick<PurgePlan, 'accountId' | 'before'>,
  limit: number,
): Promise<boolean> {
  let mayBeMore = (await purgeEmptySends(tx, { accountId, before }, limit)) === limit;
  for (const { table, time, kept } of LOGS) {
    const name = Prisma.raw(`"${table}"`);
    const deleted = await tx.$executeRaw`
      DELETE FROM ${name} WHERE "id" IN (
        SELECT "id" FROM (
          SELECT * FROM ${name} WHERE "accountId" = ${accountId} AND NOT (${Prisma.raw(kept)})
          ORDER BY "id" LIMIT ${limit}) AS oldest
        WHERE ${Prisma.raw(`"${time}"`)} < ${before})`;
    if (deleted === limit) mayBeMore = true;
  }
  return mayBeMore;
}

export const recordPurge = (
  tx: SqlTransaction,
  { accountId, before }: Pick<PurgePlan, 'accountId' | 'before'>,
): Promise<number> => tx.$executeRaw`UPDATE "SmsAccount" SET "purgedBefore" = ${before} WHERE "id" = ${accountId}`;
