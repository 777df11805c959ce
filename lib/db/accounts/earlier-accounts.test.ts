/** Accounts of an earlier version, after the migration that puts them in order. */
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

const ACCOUNTS = [
  { serviceName: 'sms-AB1-1', description: '' },
  { serviceName: 'sms-ab2-1', description: 'Épicerie de l’Été' },
  { serviceName: 'sms-ab3-1', description: 'ŁÓDŹ & ÇŒUR' },
];

test('they have their place in the order of what they are called', () => {
  const file = path.join(directory, 'chappe.db');
  applyMigrations(`file:${file}`, projectBefore('20261126195000'));
  const before = new Sqlite(file);
  const add = before.prepare(
    'INSERT INTO SmsAccount (serviceName, description, createdAt) VALUES (:serviceName, :description, 1)',
  );
  for (const account of ACCOUNTS) add.run(account);
  before.close();
  applyMigrations(`file:${file}`, process.cwd());
  const after = new Sqlite(file, { readonly: true });
  const orders = after.prepare('SELECT nameOrder FROM SmsAccount ORDER BY id').pluck().all();
  after.close();
  expect(orders).toEqual(ACCOUNTS.map(nameOrder));
});
