/** The ledger of an earlier version, after its migration. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { projectBefore } from '@/lib/testing/migration-stages';
import { writeNextSlice } from '@/lib/testing/test-slices';
import { openDatabase } from '../connections/client';
import { createWriteTurn } from '../connections/write-turn';
import { openWriter } from '../connections/writer';
import { applyMigrations } from '../migrations/apply-migrations';
import { findLedgerFaults } from './verify-ledger';

let directory: string;
let url: string;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'chappe-ledger-'));
  url = `file:${path.join(directory, 'chappe.db')}`;
});

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

test('old refunds name the debit that they reversed, and holds their bulk send, which goes on', async () => {
  applyMigrations(url, projectBefore('20261125205500'));
  const before = new Sqlite(path.join(directory, 'chappe.db'));
  // Messages 1 to 3: paid by the account, by the quota, and by the account but refunded to the quota.
  before.exec(`
    INSERT INTO SmsAccount (id, serviceName, creditsLeft, createdAt) VALUES (1, 'sms-ours-1', 600, 1);
    INSERT INTO ApiUser (id, accountId, login, passwordHash, quotaActive, quotaLeft, createdAt)
      VALUES (7, 1, 'script', 'hash', 1, 180, 1);
    INSERT INTO Message (id, accountId, apiUserId, login, sender, recipient, text, encoding, segmentCount, credits,
      state, ptt, dlrId, refundedAt, createdAt, dueAt, updatedAt)
    SELECT value, 1, 7, 'script', 'TEST', '33600000000', '', 'gsm7', 1, 100, 'error', 5, 16, 9, 2, 2, 9
      FROM json_each('[1, 2, 3]');
    INSERT INTO BulkSend (id, accountId, apiUserId, login, quotaOfId, sender, smsClass, tag, texts, messageCount,
      heldCredits, createdAt)
    SELECT value, 1, 7, 'script', 7, 'TEST', 1, '', '[{"text":"x","encoding":"gsm7","segmentCount":1}]', 1, value, 5
      FROM json_each('[20, 100]');
    INSERT INTO BulkSlice (firstMessageId, bulkSendId, credits, messages)
      VALUES (20, 20, 20, '33600000001 0 20'), (100, 100, 100, '33600000002 0 100');
    INSERT INTO CreditMovement (id, accountId, quotaOfId, kind, amount, balanceAfter, messageId, actor, createdAt) VALUES
      (1, 1, NULL, 'grant', 1000, 1000, NULL, '', 1),
      (2, 1, NULL, 'debit', -100, 900, 1, '', 2), (3, 1, NULL, 'debit', -100, 800, 3, '', 2),
      (4, 1, NULL, 'quota_assigned', -300, 500, NULL, '', 3), (5, 1, 7, 'quota_assigned', 300, 300, NULL, '', 3),
      (6, 1, 7, 'debit', -100, 200, 2, '', 4),
      (7, 1, 7, 'held', -20, 180, NULL, '', 5), (8, 1, 7, 'held', -100, 80, NULL, '', 5),
      (9, 1, NULL, 'refund', 100, 600, 1, '', 9), (10, 1, 7, 'refund', 100, 180, 2, '', 9);
    UPDATE ApiUser SET quotaLeft = 280;
    INSERT INTO CreditMovement (id, accountId, quotaOfId, kind, amount, balanceAfter, messageId, actor, createdAt)
      VALUES (11, 1, 7, 'refund', 100, 280, 3, '', 9);
  `);
  before.close();
  applyMigrations(url, process.cwd());
  const db = await openDatabase(url);
  const writer = openWriter(url, createWriteTurn());
  expect(await findLedgerFaults(db)).toEqual([]);
  const movements = await db.creditMovement.findMany({ where: { kind: { in: ['refund', 'held'] } } });
  expect(movements.map(({ id, messageId, reversesId }) => [id, messageId, reversesId])).toEqual([
    [7, 20, null],
    [8, 100, null],
    [9, 1, 2],
    [10, 2, 6],
    [11, 3, null],
  ]);
  const dependencies = { writer, now: new Date(10) };
  for (const written of [true, true, false]) expect(await writeNextSlice(dependencies)).toBe(written);
  expect(await findLedgerFaults(db)).toEqual([]);
  expect(await db.apiUser.findMany()).toMatchObject([{ quotaLeft: 280n }]);
  await writer.close();
  await db.$disconnect();
});
