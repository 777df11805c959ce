/** Refused requests of an earlier version, after the migration that gives them to their account. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { projectBefore } from '@/lib/testing/migration-stages';
import { applyMigrations } from '../migrations/apply-migrations';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'chappe-refusals-'));
});

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

const ROWS = `
  INSERT INTO SmsAccount (id, serviceName, createdAt) VALUES (1, 'sms-ours-1', 1), (2, 'sms-theirs-1', 1);
  INSERT INTO ApiUser (id, accountId, login, passwordHash, createdAt) VALUES (7, 2, 'shop', '', 1);
  INSERT INTO DeletedApiUser (id, accountId, login, deletedAt) VALUES (5, 1, 'gone', 1);
  INSERT INTO RefusedRequest (id, apiUserId, at, refusal, clientIp) VALUES
    (11, 7, 100, 'invalid_to', '192.0.2.1'),
    (12, 5, 200, 'authentication_failed', '192.0.2.2'),
    (13, 6, 300, 'authentication_failed', '192.0.2.3');`;

test('each keeps its id, and has the account and the login of its API user, of a deleted one too', () => {
  const file = path.join(directory, 'chappe.db');
  applyMigrations(`file:${file}`, projectBefore('20261126165500'));
  const before = new Sqlite(file);
  before.exec(ROWS);
  before.close();
  applyMigrations(`file:${file}`, process.cwd());
  const after = new Sqlite(file, { readonly: true });
  const kept = after
    .prepare('SELECT id, accountId, apiUserId, login, at, refusal, clientIp FROM RefusedRequest ORDER BY id')
    .raw()
    .all();
  after.close();
  expect(kept).toEqual([
    [11, 2, 7, 'shop', 100, 'invalid_to', '192.0.2.1'],
    [12, 1, 5, 'gone', 200, 'authentication_failed', '192.0.2.2'],
  ]);
});
