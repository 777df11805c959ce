/** Rows by the hundred thousand, written by SQL alone so that it takes seconds. Nothing of it adds up as a ledger does. */
import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';
import { Prisma } from '@/lib/db/generated/client';
import { MOST_SENDERS } from '@/lib/domain/sender/sender';
import type { TestDatabase } from './test-database';

const SENT = 1_790_000_000_000;
const MINUTE = 60_000;

/** Numbers from 1 on. */
const counted = (rows: number) =>
  Prisma.sql`WITH RECURSIVE n(i) AS (SELECT 1 WHERE ${rows} > 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${rows})`;

/** Half of an account's messages were sent, the others wait. */
async function addMessages(tx: SqlTransaction, accountId: number, rows: number, firstId: number): Promise<void> {
  for (const [before, state] of [
    [0, Prisma.sql`CASE WHEN i % 5 = 0 THEN 'failed' ELSE 'delivered' END`],
    [rows, Prisma.sql`'scheduled'`],
  ] as const) {
    await tx.$executeRaw`
      INSERT INTO "Message" (id, "accountId", login, sender, recipient, text, encoding, "segmentCount", credits, tag,
        state, ptt, "dlrId", "createdAt", "dueAt", "updatedAt")
      ${counted(rows)} SELECT ${firstId + before} + i, ${accountId}, printf('user-%06d', i), 'TEST', printf('336%08d', i),
        'Your code is ' || i, 'gsm7', 1, 100, 'tag-' || (i % 7), ${state}, 4, 1,
        ${SENT + before * MINUTE} + i * ${MINUTE}, ${SENT} + i * ${MINUTE}, ${SENT} + i * ${MINUTE} FROM n`;
  }
}

/** Bulk sends that were cancelled before their moment, of one message each, whose ids come before all others. */
async function addCancelledSends(tx: SqlTransaction, accountId: number, rows: number, firstId: number): Promise<void> {
  const texts = JSON.stringify([{ text: 'Our sale begins', encoding: 'gsm7', segmentCount: 1 }]);
  await tx.$executeRaw`
    INSERT INTO "BulkSend" (id, "accountId", login, sender, "smsClass", tag, texts, "messageCount", "heldCredits",
      "deferredUntil", "createdAt", "finishedAt")
    ${counted(rows)} SELECT ${firstId} - i, ${accountId}, printf('user-%06d', i), 'TEST', 1, 'tag-' || (i % 7), ${texts}, 1, 0,
      ${SENT}, ${SENT} - i * ${MINUTE}, ${SENT} FROM n`;
}

export const crowdAudit = (tx: SqlTransaction, accountId: number, rows: number): Promise<number> =>
  tx.$executeRaw`
    INSERT INTO "AuditEntry" ("accountId", at, actor, "clientIp", action, subject, before, after)
    ${counted(rows)} SELECT ${accountId}, ${SENT} + i * ${MINUTE}, 'panel:owner@example.com', '', 'api-user.add',
      printf('user-%06d', i), '{}', '{}' FROM n`;

async function addLogs(tx: SqlTransaction, accountId: number, rows: number, firstId: number): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "CallbackDelivery" ("accountId", "apiUserId", "messageId", url, ptt, "dlrId", receiver, status, attempts, "createdAt")
    ${counted(rows)} SELECT ${accountId}, (SELECT min(id) - 1 FROM "ApiUser" WHERE "accountId" = ${accountId}) + i, ${firstId} + i,
      'https://customer.example/dlr?n=' || i, 4, 1, 'customer.example',
      CASE i % 4 WHEN 0 THEN 'failed' WHEN 1 THEN 'pending' ELSE 'delivered' END, CASE WHEN i % 8 = 1 THEN 0 ELSE 1 END,
      ${SENT} + i * ${MINUTE} FROM n`;
  await tx.$executeRaw`
    INSERT INTO "CreditMovement" ("accountId", login, kind, amount, "balanceAfter", "messageId", actor, "createdAt")
    ${counted(rows)} SELECT ${accountId}, printf('user-%06d', i), CASE WHEN i % 10 = 0 THEN 'grant' ELSE 'debit' END,
      -100, 0, ${firstId} + i, 'system', ${SENT} + i * ${MINUTE} FROM n`;
  await crowdAudit(tx, accountId, rows);
  await tx.$executeRaw`
    INSERT INTO "Alert" ("accountId", login, channel, recipient, body, status, "nextAttemptAt", "createdAt")
    ${counted(rows)} SELECT ${accountId}, printf('user-%06d', i), CASE WHEN i % 2 = 0 THEN 'sms' ELSE 'mail' END,
      printf('336%08d', i), '', CASE WHEN i % 3 = 0 THEN 'failed' ELSE 'sent' END, ${SENT}, ${SENT} + i * ${MINUTE} FROM n`;
}

/** Replies, and numbers that want nothing of the account. */
async function addReplies(tx: SqlTransaction, accountId: number, rows: number): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "BlacklistEntry" ("accountId", msisdn, "addedBy", "createdAt")
    ${counted(rows)} SELECT ${accountId}, printf('336%08d', i), 'system', ${SENT} + i * ${MINUTE} FROM n`;
  await tx.$executeRaw`
    INSERT INTO "IncomingMessage" ("accountId", "messageId", carrier, msisdn, recipient, text, "segmentCount", "receivedCount",
      "isStop", "createdAt")
    ${counted(rows)} SELECT ${accountId}, i, 'one', printf('336%08d', i), 'TEST', 'Yes', 1, 1, ${false}, ${SENT} + i * ${MINUTE}
    FROM n`;
}

/** As many refusals, and as many senders as an account may have. */
async function addBounded(tx: SqlTransaction, accountId: number, rows: number): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "RefusedRequest" ("accountId", "apiUserId", login, at, refusal, "clientIp")
    ${counted(rows)} SELECT ${accountId}, (SELECT min(id) - 1 FROM "ApiUser" WHERE "accountId" = ${accountId}) + i,
      printf('user-%06d', i), ${SENT} + i * ${MINUTE}, CASE WHEN i % 5 = 0 THEN 'quota_reached' ELSE 'authentication_failed' END,
      '192.0.2.1' FROM n`;
  await tx.$executeRaw`
    INSERT INTO "Sender" ("accountId", sender, "createdAt")
    ${counted(Math.min(rows, MOST_SENDERS))} SELECT ${accountId}, printf('Shop%06d', i), ${SENT} FROM n`;
}

async function addApiUsers(tx: SqlTransaction, accountId: number, rows: number): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "ApiUser" ("accountId", login, "loginOrder", "passwordHash", "quotaActive", "quotaLeft", "alertThreshold", "alertArmed",
      "ipRestrictions", "callbackUrl", "callbackFailingSince", "disabledAt", "createdAt")
    ${counted(rows)} SELECT ${accountId}, printf('user-%06d', i), printf('user-%06d', i), '', i % 2 = 0,
      CASE WHEN i % 4 = 0 THEN 100 ELSE 0 END, CASE WHEN i % 3 = 0 THEN 500 END, i % 6 <> 0,
      CASE WHEN i % 5 = 0 THEN '["192.0.2.1"]' ELSE '[]' END, CASE WHEN i % 2 = 1 THEN 'https://customer.example/' END,
      CASE WHEN i % 7 = 1 THEN ${SENT} END, CASE WHEN i % 9 = 0 THEN ${SENT} END, ${SENT} FROM n`;
  await tx.$executeRaw`
    INSERT INTO "Usage" ("accountId", "apiUserId", hour, sent)
    SELECT "accountId", id, ${Math.floor(SENT / 3_600_000)}, 3 FROM "ApiUser" WHERE "accountId" = ${accountId}`;
}

/** So many panel users of an account, and as many who are invited. */
export async function crowdPeople(tx: SqlTransaction, accountId: number, rows: number): Promise<void> {
  const name = Prisma.sql`printf('person-%d-%06d', ${accountId}, i)`;
  await tx.$executeRaw`
    INSERT INTO "PanelUser" (email, name, "passwordHash", "createdAt")
    ${counted(rows)} SELECT ${name} || '@example.com', ${name}, '', ${SENT} FROM n`;
  await tx.$executeRaw`
    INSERT INTO "Membership" ("panelUserId", "accountId", role)
    SELECT id, ${accountId}, 'viewer' FROM "PanelUser" WHERE email GLOB printf('person-%d-*', ${accountId})`;
  await tx.$executeRaw`
    INSERT INTO "Invitation" ("accountId", email, role, "tokenHash", "invitedBy", "createdAt", "expiresAt")
    ${counted(rows)} SELECT ${accountId}, printf('guest-%06d@example.com', i), 'viewer', ${accountId} || '-' || i,
      'owner@example.com', ${SENT}, ${4 * SENT} FROM n`;
}

/**
 * So many more of whatever an account lists. Of its messages as many wait for their moment as were sent, with ids from
 * `firstId` on, and before that of as many bulk sends that were cancelled; no other account's ids may meet them.
 */
export const crowd = (
  { writer }: Pick<TestDatabase, 'writer'>,
  { accountId, rows, firstId }: { readonly accountId: number; readonly rows: number; readonly firstId: number },
): Promise<void> =>
  writer.commit(async (tx) => {
    await addMessages(tx, accountId, rows, firstId);
    await addCancelledSends(tx, accountId, rows, firstId);
    await addApiUsers(tx, accountId, rows);
    await addLogs(tx, accountId, rows, firstId);
    await addReplies(tx, accountId, rows);
    await addBounded(tx, accountId, rows);
    await crowdPeople(tx, accountId, rows);
  });

/** So many accounts more, of which somebody is an owner. */
export const crowdAccounts = (
  { writer }: Pick<TestDatabase, 'writer'>,
  { panelUserId, rows }: { readonly panelUserId: number; readonly rows: number },
): Promise<void> =>
  writer.commit(async (tx) => {
    await tx.$executeRaw`
      INSERT INTO "SmsAccount" ("serviceName", description, "nameOrder", "creditsLeft", "disabledAt", "createdAt")
      ${counted(rows)} SELECT printf('sms-crowd%06d-1', i), CASE WHEN i % 2 = 0 THEN 'Shop ' || i ELSE '' END,
        CASE WHEN i % 2 = 0 THEN 'shop ' || i ELSE printf('sms-crowd%06d-1', i) END, i * 100 - 100,
        CASE WHEN i % 9 = 0 THEN ${SENT} END, ${SENT} + i FROM n`;
    await tx.$executeRaw`
      INSERT INTO "Membership" ("panelUserId", "accountId", role)
      SELECT ${panelUserId}, id, 'owner' FROM "SmsAccount" WHERE "serviceName" GLOB 'sms-crowd*'`;
  });
