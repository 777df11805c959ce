/** What an earlier version counted by days of UTC, after the migration to hours. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { projectBefore } from '@/lib/testing/migration-stages';
import { applyMigrations } from '../migrations/apply-migrations';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'chappe-usage-'));
});

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

const ROWS = `
  INSERT INTO UsageDay (accountId, apiUserId, day, sent, delivered, failed, credits) VALUES (1, 7, 100, 9, 5, 3, 850);
  INSERT INTO Message (id, accountId, sender, recipient, text, encoding, segmentCount, credits, state, ptt, dlrId,
    createdAt, dueAt, updatedAt, refundedAt) VALUES
    (1, 1, 'TEST', '33612345678', '', 'gsm7', 1, 100, 'delivered', 4, 1, 8640000000, 1, 1, NULL),
    (2, 1, 'TEST', '33612345678', '', 'gsm7', 1, 70, 'expired', 4, 1, 8726399999, 1, 1, NULL),
    (3, 1, 'TEST', '33612345678', '', 'gsm7', 1, 60, 'error', 4, 1, 8726399999, 1, 1, 8726399999),
    (4, 2, 'TEST', '33612345678', '', 'gsm7', 1, 60, 'accepted', 4, 1, 8726400000, 1, 1, NULL);
  INSERT INTO Message (id, accountId, apiUserId, sender, recipient, text, encoding, segmentCount, credits, state, ptt,
    dlrId, createdAt, dueAt, updatedAt) VALUES
    (5, 1, 7, 'TEST', '33612345678', '', 'gsm7', 1, 100, 'delivered', 4, 1, 8640000000, 1, 1);`;

test('sums of a day are in its first hour, and what had no API user is counted from its messages', () => {
  const file = path.join(directory, 'chappe.db');
  applyMigrations(`file:${file}`, projectBefore('20261126130000'));
  const before = new Sqlite(file);
  before.exec(ROWS);
  before.close();
  applyMigrations(`file:${file}`, process.cwd());
  const after = new Sqlite(file, { readonly: true });
  const sums = after
    .prepare('SELECT accountId, apiUserId, hour, sent, delivered, failed, credits, paid FROM Usage ORDER BY 1, 2')
    .raw()
    .all();
  after.close();
  expect(sums).toEqual([
    [1, 0, 2400, 3, 1, 2, 170, 170],
    [1, 7, 2400, 9, 5, 3, 850, 850],
    [2, 0, 2424, 1, 0, 0, 60, 60],
  ]);
});
