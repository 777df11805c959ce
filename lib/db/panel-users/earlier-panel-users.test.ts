/** Who owns an instance of an earlier version, after the migration to instance owners. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { projectBefore } from '@/lib/testing/migration-stages';
import { applyMigrations } from '../migrations/apply-migrations';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'chappe-panel-users-'));
});

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

test('the earliest panel user that is still there owns the instance, alone', () => {
  const file = path.join(directory, 'chappe.db');
  applyMigrations(`file:${file}`, projectBefore('20261126155200'));
  const before = new Sqlite(file);
  before.exec(`INSERT INTO PanelUser (id, email, name, passwordHash, createdAt)
    SELECT value, value || '@example.com', '', '', 1000 - value FROM json_each('[3, 4, 9]')`);
  before.close();
  applyMigrations(`file:${file}`, process.cwd());
  const after = new Sqlite(file, { readonly: true });
  const owners = after.prepare('SELECT id FROM PanelUser WHERE isInstanceOwner').pluck().all();
  after.close();
  expect(owners).toEqual([3]);
});
