/** What became of bulk sends that an earlier version accepted, after the migrations that count it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { projectBefore } from '@/lib/testing/migration-stages';
import { applyMigrations } from '../migrations/apply-migrations';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'chappe-bulk-'));
});

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

/** A send of three messages between two that are of none, and one of which nothing is written. */
const ROWS = `
  INSERT INTO BulkSend (id, accountId, sender, smsClass, tag, texts, messageCount, heldCredits, createdAt)
    VALUES (11, 1, 'TEST', 1, '', '[]', 3, 0, 1), (20, 1, 'TEST', 1, '', '[]', 200, 20000, 1);
  INSERT INTO Message (id, accountId, sender, recipient, text, encoding, segmentCount, credits, state, ptt, dlrId,
    createdAt, dueAt, updatedAt, refundedAt) VALUES
    (10, 1, 'TEST', '33612345678', '', 'gsm7', 1, 100, 'delivered', 4, 1, 1, 1, 1, NULL),
    (11, 1, 'TEST', '33612345678', '', 'gsm7', 1, 100, 'delivered', 4, 1, 1, 1, 1, NULL),
    (12, 1, 'TEST', '33612345678', '', 'gsm7', 1, 100, 'delivered', 4, 1, 1, 1, 1, NULL),
    (13, 1, 'TEST', '33612345678', '', 'gsm7', 1, 70, 'error', 23, 16, 1, 1, 1, 9),
    (14, 1, 'TEST', '33612345678', '', 'gsm7', 1, 100, 'delivered', 4, 1, 1, 1, 1, NULL);`;

test('each has the tallies of its own messages, refunds taken off', () => {
  const file = path.join(directory, 'chappe.db');
  applyMigrations(`file:${file}`, projectBefore('20261126200000'));
  const before = new Sqlite(file);
  before.exec(ROWS);
  before.close();
  applyMigrations(`file:${file}`, process.cwd());
  const after = new Sqlite(file, { readonly: true });
  const tallies = after
    .prepare('SELECT bulkSendId, state, ptt, messageCount, credits FROM BulkTally ORDER BY 1, 2')
    .raw()
    .all();
  after.close();
  expect(tallies).toEqual([
    [11, 'delivered', 4, 2, 200],
    [11, 'error', 23, 1, 0],
  ]);
});

/** Of 30 one slice was given back and one of four messages is left; 40 was cancelled by a person. */
const GIVEN_BACK = `
  INSERT INTO SmsAccount (id, serviceName, createdAt) VALUES (1, 'sms-1', 1);
  INSERT INTO BulkSend (id, accountId, sender, smsClass, tag, texts, messageCount, writtenCount, heldCredits, createdAt)
    VALUES (30, 1, 'TEST', 1, '', '[]', 9, 2, 400, 1), (40, 1, 'TEST', 1, '', '[]', 9, 2, 0, 1);
  INSERT INTO BulkSlice (firstMessageId, bulkSendId, credits, messages, dueAt)
    VALUES (35, 30, 400, 'a' || char(10) || 'b' || char(10) || 'c' || char(10) || 'd', 1);
  INSERT INTO CreditMovement (id, accountId, kind, amount, balanceAfter, messageId, reversesId, actor, createdAt) VALUES
    (1, 1, 'held', -900, 0, 30, NULL, 'api:crm', 1), (2, 1, 'hold_released', 300, 0, NULL, 1, 'system', 1),
    (3, 1, 'held', -900, 0, 40, NULL, 'api:crm', 1), (4, 1, 'hold_released', 700, 0, NULL, 3, 'panel:a@b.example', 1);`;

test('what was given back could not be written, what was cancelled could have been, and slices know their size', () => {
  const file = path.join(directory, 'chappe.db');
  applyMigrations(`file:${file}`, projectBefore('20261126203600'));
  const before = new Sqlite(file);
  before.exec(GIVEN_BACK);
  before.close();
  applyMigrations(`file:${file}`, process.cwd());
  const after = new Sqlite(file, { readonly: true });
  const sends = after.prepare('SELECT id, unwritableCount FROM BulkSend ORDER BY 1').raw().all();
  const slices = after.prepare('SELECT messageCount FROM BulkSlice').raw().all();
  after.close();
  expect(sends).toEqual([
    [30, 3],
    [40, 0],
  ]);
  expect(slices).toEqual([[4]]);
});
