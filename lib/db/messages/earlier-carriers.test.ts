/** What a database of an earlier version knew of its carriers, after its migration. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { projectBefore } from '@/lib/testing/migration-stages';
import { createWriteTurn } from '../connections/write-turn';
import { openWriter } from '../connections/writer';
import { applyMigrations } from '../migrations/apply-migrations';
import { matchReceipts } from './match-receipts';
import { FROM_THE_FIRST, readOutstanding } from './outstanding';
import { findUnmatchedReceipts } from './unmatched-receipts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'chappe-carriers-'));
});

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

/** One delivered, one waiting to be sent, one buffered and one long one submitted, both with receipts still owed. */
const ROWS = `
  INSERT INTO Message (id, accountId, sender, recipient, text, encoding, segmentCount, credits, state, ptt, dlrId,
    carrierMessageId, createdAt, dueAt, updatedAt)
  VALUES (1, 1, 'TEST', '33600000001', '', 'gsm7', 1, 100, 'delivered', 4, 1, 'sim-1', 1, 1, 10),
    (2, 1, 'TEST', '33600000002', '', 'gsm7', 1, 100, 'accepted', 0, 0, NULL, 1, 1, 10),
    (3, 1, 'TEST', '33600000003', '', 'gsm7', 1, 100, 'buffered', 25, 8, 'sim-3', 1, 1, 10),
    (4, 1, 'TEST', '33600000004', '', 'gsm7', 3, 300, 'submitted', 3, 4, 'sim-4', 1, 1, 10);
  INSERT INTO Dispatch (messageId, dueAt) VALUES (2, 1);
  INSERT INTO SimulatedReceipt (id, carrierMessageId, dueAt, ptt, text)
    VALUES (49, 'sim-3', 100, 4, ''), (64, 'sim-4', 100, 25, ''), (65, 'sim-4', 200, 4, '');
  INSERT INTO EarlyReceipt (carrier, carrierMessageId, dlrId, ptt, text, at)
    VALUES ('simulated', 'A-9', 16, 5, 'first', 5), ('simulated', 'A-9', NULL, 4, 'second', 6);`;

const RECEIPTS = ['sim-1', 'SIM-4', 'sim-2'].map((rawId) => ({ carrier: 'simulated', rawId, dlrId: null, ptt: 4 }));

test('what was owed is outstanding, what was reported too early is kept, and old ids are still found', async () => {
  const file = path.join(directory, 'chappe.db');
  applyMigrations(`file:${file}`, projectBefore('20261126040000'));
  const before = new Sqlite(file);
  before.exec(ROWS);
  before.close();
  applyMigrations(`file:${file}`, process.cwd());
  const writer = openWriter(`file:${file}`, createWriteTurn());
  const found = await writer.commit(async (tx) => ({
    outstanding: await readOutstanding(tx, 'simulated', FROM_THE_FIRST),
    rest: await readOutstanding(tx, 'simulated', { messageId: 3, segment: 0 }),
    unmatched: await findUnmatchedReceipts(tx, 'simulated', ['a-9']),
    named: await Promise.all(RECEIPTS.map(await matchReceipts(tx, RECEIPTS, new Date()))),
    carriers: await tx.$queryRaw<object[]>`SELECT carrier FROM "Message" ORDER BY id`,
  }));
  await writer.close();
  const common = { segment: 0, since: new Date(10) };
  const ours = [
    { ...common, messageId: 3, rawId: 'sim-3', recipient: '33600000003', ptt: 25 },
    { ...common, messageId: 4, rawId: 'sim-4', recipient: '33600000004', ptt: 3 },
  ];
  expect(found.outstanding).toEqual(ours);
  expect(found.rest).toEqual(ours.slice(1));
  expect(found.unmatched.map(({ rawId, dlrId, text }) => [rawId, dlrId, text])).toEqual([
    ['A-9', 16, 'first'],
    ['A-9', null, 'second'],
  ]);
  expect(found.named).toEqual([
    { messageId: 1, segments: [0], settled: true, base: null },
    { messageId: 4, segments: [0], settled: false, base: null },
    undefined,
  ]);
  expect(found.carriers).toEqual(['simulated', null, 'simulated', 'simulated'].map((carrier) => ({ carrier })));
});
