/** What the movements of an earlier version were posted with, as they stand beside each other. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { projectBefore } from '@/lib/testing/migration-stages';
import { applyMigrations } from '../migrations/apply-migrations';

const ADA = 'panel:ada@example.com';

/** A message that was edited and one that was cancelled before another was sent; a bulk send: edited, written; an end. */
const ROWS = `
  INSERT INTO CreditMovement (id, accountId, kind, amount, balanceAfter, messageId, reversesId, actor, createdAt) VALUES
    (1, 1, 'debit', -100, 900, 1, NULL, '${ADA}', 1),
    (2, 1, 'refund', 100, 1000, 1, 1, '${ADA}', 2), (3, 1, 'debit', -200, 800, 1, NULL, '${ADA}', 2),
    (4, 1, 'refund', 200, 1000, 1, 3, '${ADA}', 3), (5, 1, 'debit', -100, 900, 2, NULL, '${ADA}', 3),
    (6, 1, 'held', -200, 700, 10, NULL, '${ADA}', 4),
    (7, 1, 'hold_released', 200, 900, NULL, 6, '${ADA}', 5), (8, 1, 'held', -400, 500, 10, NULL, '${ADA}', 5),
    (9, 1, 'hold_released', 200, 700, NULL, 8, '${ADA}', 6), (10, 1, 'debit', -200, 500, 10, NULL, '${ADA}', 6),
    (11, 1, 'hold_released', 200, 700, NULL, 8, 'system', 7), (12, 1, 'debit', -100, 600, 20, NULL, '${ADA}', 7),
    (13, 1, 'refund', 100, 700, 20, 12, 'system', 8), (14, 2, 'debit', -100, 0, 20, NULL, 'system', 8);`;

test('what one transaction posted of one message or bulk send stays together, and nothing else does', () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'chappe-causes-'));
  const file = path.join(directory, 'chappe.db');
  applyMigrations(`file:${file}`, projectBefore('20261127151700'));
  const database = new Sqlite(file);
  database.exec(ROWS);
  applyMigrations(`file:${file}`, process.cwd());
  const told = database.prepare('SELECT id, postedWith FROM CreditMovement WHERE postedWith IS NOT NULL ORDER BY id');
  expect(told.raw().all()).toEqual([
    [2, 'debit'],
    [3, 'refund'],
    [7, 'held'],
    [8, 'hold_released'],
    [9, 'debit'],
  ]);
  database.close();
  rmSync(directory, { recursive: true, force: true });
});
