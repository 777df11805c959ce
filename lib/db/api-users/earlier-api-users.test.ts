/** API users of an earlier version, after the migration that puts them in order. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dictionaryOrder } from '@/lib/domain/dictionary-order';
import { projectBefore } from '@/lib/testing/migration-stages';
import { applyMigrations } from '../migrations/apply-migrations';
import { readMigrations } from '../migrations/migrations-on-disk';
import { splitStatements } from '../migrations/split-statements';

const MIGRATION = '20261126160300';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'chappe-api-users-'));
});

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

const ROWS = `
  INSERT INTO SmsAccount (id, serviceName, createdAt) VALUES (1, 'sms-ours-1', 1);
  INSERT INTO ApiUser (id, accountId, login, passwordHash, quotaActive, quotaLeft, createdAt) VALUES
    (1, 1, 'Zoé & ÇŒUR ŁÓDŹ', '', 1, 40, 1000),
    (2, 1, 'off', '', 0, 0, 1000);
  INSERT INTO CreditMovement (accountId, quotaOfId, login, kind, amount, balanceAfter, actor, createdAt) VALUES
    (1, 1, 'Zoé & ÇŒUR ŁÓDŹ', 'quota_assigned', 500, 500, 'test', 1),
    (1, 1, 'Zoé & ÇŒUR ŁÓDŹ', 'quota_released', -400, 100, 'test', 2),
    (1, 1, 'Zoé & ÇŒUR ŁÓDŹ', 'debit', -60, 40, 'test', 3),
    (1, 2, 'off', 'quota_assigned', 500, 500, 'test', 4);
  INSERT INTO AuditEntry (accountId, at, actor, clientIp, action, subject, before, after) VALUES
    (1, 900, 'system', '', 'api-user.change-password', 'off', '{}', '{}'),
    (1, 2000, 'system', '', 'api-user.change-password', 'Zoé & ÇŒUR ŁÓDŹ', '{}', '{}');`;

test('they have their place in the order, what their quota was, and when their password was changed', () => {
  const file = path.join(directory, 'chappe.db');
  applyMigrations(`file:${file}`, projectBefore(MIGRATION));
  const before = new Sqlite(file);
  before.exec(ROWS);
  before.close();
  applyMigrations(`file:${file}`, process.cwd());
  const after = new Sqlite(file, { readonly: true });
  const users = after.prepare('SELECT loginOrder, quotaGiven, passwordChangedAt FROM ApiUser ORDER BY id').raw().all();
  after.close();
  expect(users).toEqual([
    [dictionaryOrder('Zoé & ÇŒUR ŁÓDŹ'), 100, 2000],
    ['off', 0, null],
  ]);
});

const MANY = 30_000;

/** So many API users in one account, each with its own history; of every third the password was changed. */
const FILLED = `
  INSERT INTO SmsAccount (id, serviceName, createdAt) VALUES (1, 'sms-ours-1', 1);
  CREATE TEMP TABLE Numbers AS
    WITH RECURSIVE numbers(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < ${MANY}) SELECT i FROM numbers;
  INSERT INTO ApiUser (id, accountId, login, passwordHash, quotaActive, quotaLeft, createdAt)
    SELECT i, 1, 'user' || i, '', 1, 5, 1000 FROM Numbers;
  INSERT INTO CreditMovement (accountId, quotaOfId, login, kind, amount, balanceAfter, actor, createdAt)
    SELECT 1, i, 'user' || i, 'quota_assigned', 5, 5, 'test', 1 FROM Numbers;
  INSERT INTO AuditEntry (accountId, at, actor, clientIp, action, subject, before, after)
    SELECT 1, 2000, 'system', '', 'api-user.add', 'user' || i, '{}', '{}' FROM Numbers;
  INSERT INTO AuditEntry (accountId, at, actor, clientIp, action, subject, before, after)
    SELECT 1, 3000 + i, 'system', '', 'api-user.change-password', 'user' || i, '{}', '{}' FROM Numbers WHERE i % 3 = 0;`;

test('a database of very many of them is migrated by reading each table once, and never once for each API user', () => {
  const file = path.join(directory, 'chappe.db');
  applyMigrations(`file:${file}`, projectBefore(MIGRATION));
  const database = new Sqlite(file);
  database.exec(FILLED);
  const migration = readMigrations(process.cwd(), 'sqlite').find(({ name }) => name.startsWith(MIGRATION));
  for (const statement of splitStatements(migration?.sql ?? '')) {
    const steps = database.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${statement}`).all();
    expect(steps.filter(({ detail }) => detail.includes('CORRELATED'))).toEqual([]);
    database.exec(statement);
  }
  const told =
    'SELECT count(*), count(passwordChangedAt), sum(passwordChangedAt = 3000 + id), sum(quotaGiven) FROM ApiUser';
  expect(database.prepare(told).raw().get()).toEqual([MANY, MANY / 3, MANY / 3, MANY * 5]);
  database.close();
});
