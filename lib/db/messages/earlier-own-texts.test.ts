/** Slices whose texts stood in their own row, after the migration. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { projectBefore } from '@/lib/testing/migration-stages';
import { createWriteTurn } from '../connections/write-turn';
import { openWriter } from '../connections/writer';
import { applyMigrations } from '../migrations/apply-migrations';
import { readSlice } from './bulk-sends';
import { dropOrphanTexts } from './own-texts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'chappe-own-texts-'));
});

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

const ROWS = `
  INSERT INTO SmsAccount (id, serviceName, createdAt) VALUES (1, 'sms-1', 1);
  INSERT INTO BulkSend (id, accountId, sender, smsClass, tag, texts, messageCount, heldCredits, createdAt)
    VALUES (7, 1, 'TEST', 1, '', '[{"text":"shared"}]', 200, 0, 1);
  INSERT INTO BulkSlice (firstMessageId, bulkSendId, credits, messages, texts, dueAt)
    VALUES (7, 7, 0, '', '[{"text":"own"}]', 1), (107, 7, 0, '', NULL, 1);`;

test('each slice still has its texts, or its send’s', async () => {
  const file = path.join(directory, 'chappe.db');
  applyMigrations(`file:${file}`, projectBefore('20261126191500'));
  const before = new Sqlite(file);
  before.exec(ROWS);
  before.close();
  applyMigrations(`file:${file}`, process.cwd());
  const writer = openWriter(`file:${file}`, createWriteTurn());
  const texts = await writer.commit(async (tx) => {
    await dropOrphanTexts(tx);
    return [(await readSlice(tx, 7)).texts, (await readSlice(tx, 107)).texts];
  });
  await writer.close();
  expect(texts).toEqual([[{ text: 'own' }], [{ text: 'shared' }]]);
});
