/** Who sent the messages of an earlier version, as its ledger tells it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { projectBefore } from '@/lib/testing/migration-stages';
import { applyMigrations } from '../migrations/apply-migrations';

/** By an API user and repriced by a person; by a person for an API user; by a key; an alert; one of a bulk send. */
const ROWS = `
  INSERT INTO Message (id, accountId, login, sender, recipient, text, encoding, segmentCount, credits, state, ptt, dlrId,
    createdAt, dueAt, updatedAt)
  SELECT value, 1, CASE WHEN value <= 2 THEN 'shop' END, 'TEST', '33600000001', '', 'gsm7', 1, 100, 'delivered', 4, 1, 1, 1, 1
  FROM json_each('[1, 2, 3, 4, 5]');
  INSERT INTO BulkSend (id, accountId, sender, smsClass, tag, texts, messageCount, writtenCount, unwritableCount,
    heldCredits, givenBackCredits, createdAt)
  VALUES (5, 1, 'TEST', 1, '', '[]', 1, 1, 0, 0, 0, 1), (9, 1, 'TEST', 1, '', '[]', 1, 0, 0, 100, 0, 1);
  INSERT INTO CreditMovement (accountId, kind, amount, balanceAfter, messageId, actor, createdAt) VALUES
    (1, 'grant', 500, 500, NULL, 'system', 1),
    (1, 'debit', -100, 400, 1, 'api:shop', 1), (1, 'debit', -100, 400, 1, 'panel:ada@example.com', 1),
    (1, 'debit', -100, 300, 2, 'panel:ada@example.com', 1),
    (1, 'debit', -100, 200, 3, 'key:ada@example.com#7', 1),
    (1, 'alert', -100, 100, 4, 'system', 1),
    (1, 'held', -100, 0, 5, 'panel:ada@example.com', 1), (1, 'debit', -100, 0, 5, 'panel:ada@example.com', 1),
    (1, 'held', -100, 0, 9, 'api:shop', 1);`;

test('whoever paid first has sent it, and what an API user sent by itself says no more than its login', () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'chappe-sent-by-'));
  const file = path.join(directory, 'chappe.db');
  applyMigrations(`file:${file}`, projectBefore('20261127113100'));
  const database = new Sqlite(file);
  database.exec(ROWS);
  applyMigrations(`file:${file}`, process.cwd());
  const sentBy = (table: string) => database.prepare(`SELECT sentBy FROM ${table} ORDER BY id`).pluck().all();
  expect(sentBy('Message')).toEqual([
    null,
    'panel:ada@example.com',
    'key:ada@example.com#7',
    'system',
    'panel:ada@example.com',
  ]);
  expect(sentBy('BulkSend')).toEqual(['panel:ada@example.com', null]);
  database.close();
  rmSync(directory, { recursive: true, force: true });
});
