/** Databases and projects as they were before a migration, to migrate them in tests. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrationsOf } from '@/lib/db/migrations/migrations-on-disk';

const MIGRATIONS = migrationsOf('sqlite');

/** A project with the migrations before the one of that name. */
export function projectBefore(name: string): string {
  const project = mkdtempSync(path.join(tmpdir(), 'chappe-project-'));
  mkdirSync(path.join(project, MIGRATIONS), { recursive: true });
  for (const entry of readdirSync(MIGRATIONS).filter((one) => one < name)) {
    cpSync(path.join(MIGRATIONS, entry), path.join(project, MIGRATIONS, entry), { recursive: true });
  }
  return project;
}

/** Rows that the migrations of 25 November 2026 have to keep, to copy or to tell apart; for the schema before them. */
export const ROWS_BEFORE_25_NOVEMBER = `
  INSERT INTO SmsAccount (id, serviceName, createdAt) VALUES (1, 'sms-ours-1', 1);
  INSERT INTO ApiUser (id, accountId, login, passwordHash, quotaActive, quotaLeft, createdAt)
    VALUES (7, 1, 'here', 'hash', 1, 500, 1000);
  INSERT INTO Message (id, accountId, apiUserId, login, sender, recipient, text, encoding, segmentCount, credits,
    state, ptt, dlrId, createdAt, dueAt, updatedAt)
  SELECT value, 1, value / 10, 'user' || (value / 10), 'TEST', '33600000000', '', 'gsm7', 1, 0, 'delivered', 4, 1,
    value, value, value FROM json_each('[50, 51, 70]');
  INSERT INTO Message (id, accountId, sender, recipient, text, encoding, segmentCount, credits, state, ptt, dlrId,
    carrierMessageId, createdAt, dueAt, updatedAt)
  VALUES (90, 1, 'TEST', '33612345678', '', 'gsm7', 1, 0, 'submitted', 3, 4, 'sim-90', 900, 900, 900);
  INSERT INTO SimulatedReceipt (id, carrierMessageId, step, ptt, billed, dueAt, text)
    VALUES (3, 'sim-90', 0, 3, 1, 5, 'kept');
  INSERT INTO AuditEntry (accountId, at, actor, clientIp, action, subject, before, after) VALUES
    (1, 900, 'system', '', 'api-user.change-callback-secret', 'here', '{}', '{"signed":true}'),
    (1, 2000, 'system', '', 'api-user.change-callback-secret', 'here', '{}', '{"signed":true}'),
    (1, 3000, 'system', '', 'api-user.change-callback-secret', 'here', '{}', '{"signed":false}'),
    (1, 3001, 'system', '', 'api-user.change-callback', 'here', '{}', '{}');`;
