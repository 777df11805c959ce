/** Migrations keep what a database of an earlier version holds. */
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { applyMigrations } from './migrate';

const MIGRATIONS = path.join('prisma', 'migrations');
let directory: string;
let file: string;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'chappe-migrate-'));
  file = path.join(directory, 'chappe.db');
});

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

/** A project as it was before the migration of that name and every later one. */
function projectBefore(name: string): string {
  const earlier = readdirSync(MIGRATIONS).filter((entry) => entry < name);
  for (const entry of earlier) {
    cpSync(path.join(MIGRATIONS, entry), path.join(directory, MIGRATIONS, entry), { recursive: true });
  }
  return directory;
}

test('the callback log finds the logins of users that were deleted, and since when calls were signed', async () => {
  await applyMigrations(`file:${file}`, projectBefore('20261125'));
  const before = new Sqlite(file);
  before.exec(`
    INSERT INTO SmsAccount (id, serviceName, createdAt) VALUES (1, 'sms-ours-1', 1);
    INSERT INTO ApiUser (id, accountId, login, passwordHash, quotaActive, quotaLeft, createdAt)
      VALUES (7, 1, 'here', 'hash', 1, 500, 1000);
    INSERT INTO Message (id, accountId, apiUserId, login, sender, recipient, text, encoding, segmentCount, credits,
      state, ptt, dlrId, createdAt, dueAt, updatedAt)
    SELECT value, 1, value / 10, 'user' || (value / 10), 'TEST', '33600000000', '', 'gsm7', 1, 0, 'delivered', 4, 1,
      value, value, value FROM json_each('[50, 51, 70]');
    INSERT INTO AuditEntry (accountId, at, actor, clientIp, action, subject, before, after) VALUES
      (1, 900, 'system', '', 'api-user.change-callback-secret', 'here', '{}', '{"signed":true}'),
      (1, 2000, 'system', '', 'api-user.change-callback-secret', 'here', '{}', '{"signed":true}'),
      (1, 3000, 'system', '', 'api-user.change-callback-secret', 'here', '{}', '{"signed":false}'),
      (1, 3001, 'system', '', 'api-user.change-callback', 'here', '{}', '{}');
  `);
  before.close();
  const applied = await applyMigrations(`file:${file}`, process.cwd());
  expect(applied.length).toBeGreaterThan(0);
  const after = new Sqlite(file, { readonly: true });
  expect(after.prepare('SELECT id, accountId, login, deletedAt FROM DeletedApiUser').all()).toEqual([
    { id: 5, accountId: 1, login: 'user5', deletedAt: 51 },
  ]);
  // What stands before the user's own creation was about an earlier user of the same login.
  expect(after.prepare('SELECT apiUserId, at, signed FROM CallbackSigning ORDER BY id').all()).toEqual([
    { apiUserId: 7, at: 2000, signed: 1 },
    { apiUserId: 7, at: 3000, signed: 0 },
  ]);
  expect(after.prepare('SELECT login, passwordHash, quotaLeft, quotaRevision FROM ApiUser').all()).toEqual([
    { login: 'here', passwordHash: 'hash', quotaLeft: 500, quotaRevision: 0 },
  ]);
  after.close();
});
