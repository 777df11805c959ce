/** Accounts of an earlier version, after the migrations that put them in order and tell their numbers apart. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nameOrder } from '@/lib/domain/account/account-list';
import { projectBefore } from '@/lib/testing/migration-stages';
import { applyMigrations } from '../migrations/apply-migrations';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'chappe-accounts-'));
});

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

/** What a query finds once accounts, added by a statement of before a migration, are migrated. */
function migrated(migration: string, adding: string, rows: readonly object[], query: string): unknown[] {
  const file = path.join(directory, 'chappe.db');
  applyMigrations(`file:${file}`, projectBefore(migration));
  const before = new Sqlite(file);
  const add = before.prepare(adding);
  for (const row of rows) add.run(row);
  before.close();
  applyMigrations(`file:${file}`, process.cwd());
  const after = new Sqlite(file, { readonly: true });
  const found = after.prepare(query).raw().all();
  after.close();
  return found;
}

const ACCOUNTS = [
  { serviceName: 'sms-AB1-1', description: '' },
  { serviceName: 'sms-ab2-1', description: 'Épicerie de l’Été' },
  { serviceName: 'sms-ab3-1', description: 'ŁÓDŹ & ÇŒUR' },
];

test('they have their place in the order of what they are called', () => {
  const adding = 'INSERT INTO SmsAccount (serviceName, description, createdAt) VALUES (:serviceName, :description, 1)';
  const orders = migrated('20261126195000', adding, ACCOUNTS, 'SELECT nameOrder FROM SmsAccount ORDER BY id');
  expect(orders).toEqual(ACCOUNTS.map((account) => [nameOrder(account)]));
});

test('what somebody had set of their numbers, both together, is set of each', () => {
  const adding = 'INSERT INTO SmsAccount (serviceName, replyNumbersSetAt, createdAt) VALUES (:name, :at, 1)';
  const rows = [
    { name: 'sms-ab1-1', at: 7 },
    { name: 'sms-ab2-1', at: null },
  ];
  const found = 'SELECT shortNumberSetAt, stopClauseSetAt FROM SmsAccount ORDER BY id';
  expect(migrated('20261127170400', adding, rows, found)).toEqual([
    [7, 7],
    [null, null],
  ]);
});
