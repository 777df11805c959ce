/** What a restored database owes and gives, of which much may have been done since its backup was made. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { projectBefore } from '@/lib/testing/migration-stages';
import { createTestGateway, query, type TestGateway } from '@/lib/testing/test-gateway';
import { applyMigrations } from '../migrations/apply-migrations';
import { backUp } from './backup';
import { restore } from './restore';

const LATER = new Date('2026-12-01T10:00:00.000Z');

let gateway: TestGateway;
let folder: string;
let copy: string;
let data: string;

beforeEach(async () => {
  gateway = await createTestGateway(100_000_000);
  folder = mkdtempSync(path.join(tmpdir(), 'chappe-past-'));
  copy = path.join(folder, 'copy');
  data = path.join(folder, 'data');
  mkdirSync(data);
  await gateway.send(query());
});

afterEach(async () => {
  await gateway.close();
  rmSync(folder, { recursive: true, force: true });
});

const makeBackup = () =>
  backUp({ databaseUrl: `file:${gateway.file}`, dataDirectory: folder, projectDirectory: process.cwd() }, copy, {
    madeAt: '2026-11-24T10:00:00.000Z',
    madeBy: 'owner@example.com',
    isDaily: false,
  });

const restoreTo = (aside: string, sendsWaiting = false) =>
  restore(
    copy,
    { databaseUrl: `file:${path.join(data, 'chappe.db')}`, dataDirectory: data, projectDirectory: process.cwd() },
    { aside, now: LATER, sendsWaiting },
  );

const rowsOf = (sql: string) => {
  const database = new Sqlite(path.join(data, 'chappe.db'), { readonly: true });
  const rows = database.prepare(sql).all();
  database.close();
  return rows;
};

test('a restore holds what was still to be sent and is due, since it may have been sent, and says how much', async () => {
  await gateway.db.$executeRaw`UPDATE Dispatch SET attempts = 1, doubts = 1, leasedBy = 7`;
  await makeBackup();
  const heldUntil = new Date(LATER.getTime() + 7 * 86_400_000);
  expect(await restoreTo('aside')).toEqual({ due: 1, heldUntil });
  expect(rowsOf('SELECT dueAt, attempts, doubts, leasedBy FROM Dispatch')).toEqual([
    { dueAt: heldUntil.getTime(), attempts: 0, doubts: 0, leasedBy: null },
  ]);
  expect(rowsOf('SELECT state, wasInDoubt, dueAt FROM Message')).toEqual([
    { state: 'scheduled', wasInDoubt: 1, dueAt: heldUntil.getTime() },
  ]);
  expect(rowsOf('SELECT reason FROM MessageEvent ORDER BY id DESC LIMIT 1')).toEqual([{ reason: 'restored' }]);
});

test('a restore sends what was still to be sent where that is asked for', async () => {
  await makeBackup();
  expect(await restoreTo('aside', true)).toEqual({ due: 1, heldUntil: null });
  expect(rowsOf('SELECT state, wasInDoubt FROM Message')).toEqual([{ state: 'accepted', wasInDoubt: 0 }]);
});

test('a restore leaves alone what is due later', async () => {
  const dueAt = new Date(LATER.getTime() + 60_000);
  await gateway.db.$executeRaw`UPDATE Dispatch SET dueAt = ${dueAt}`;
  await makeBackup();
  expect(await restoreTo('aside')).toEqual({ due: 0, heldUntil: null });
});

const givenIds = () =>
  rowsOf(
    `SELECT name, value FROM Sequence UNION ALL
     SELECT name, max(seq) FROM sqlite_sequence
     WHERE name IN ('CallbackDelivery', 'IncomingMessage', 'ApiUser', 'ApiApplication', 'ConsumerKey')
     GROUP BY name ORDER BY name`,
  );

test('a restore gives no id that was given since the backup', async () => {
  await gateway.db.$executeRaw`DELETE FROM sqlite_sequence WHERE name IN ('ApiUser', 'CallbackDelivery')`;
  await gateway.db
    .$executeRaw`INSERT INTO sqlite_sequence (name, seq) VALUES ('CallbackDelivery', 41), ('ApiUser', 12)`;
  await makeBackup();
  await restoreTo('aside', true);
  expect(givenIds()).toEqual([
    // Where none was given before, the first may have been since.
    { name: 'ApiApplication', value: 1_000_000 },
    { name: 'ApiUser', value: 1_000_012 },
    { name: 'CallbackDelivery', value: 10_000_041 },
    { name: 'ConsumerKey', value: 1_000_000 },
    { name: 'IncomingMessage', value: 10_000_000 },
    { name: 'message', value: 20_000_100 },
  ]);
});

test('a restore gives no id that was given since, also where the backup has none or is of a version without such', async () => {
  mkdirSync(copy);
  applyMigrations(`file:${path.join(copy, 'chappe.db')}`, projectBefore('20261125'));
  await restoreTo('aside');
  applyMigrations(`file:${path.join(data, 'chappe.db')}`, process.cwd());
  expect(givenIds()).toContainEqual({ name: 'message', value: 20_000_000 });
  const restored = new Sqlite(path.join(data, 'chappe.db'));
  restored.exec(
    `INSERT INTO IncomingMessage
       (accountId, messageId, carrier, msisdn, recipient, text, segmentCount, receivedCount, isStop, createdAt)
     VALUES (1, 1, 'x', '33612345678', '36184', 'Yes', 1, 1, 0, 1)`,
  );
  restored.close();
  expect(rowsOf('SELECT id FROM IncomingMessage')).toEqual([{ id: 10_000_001 }]);
});

test('a restore tells nobody that a message by SMPP was not sent whose parts have waited for each other at the backup', async () => {
  await gateway.db.$executeRaw`
    INSERT INTO SmppSubmission (id, accountId, apiUserId, messageId, wish, addresses, joins, octets, at)
    VALUES (7, 1, 1, NULL, 'end', '{}', '{}', 'YQ==', 1), (8, 1, 1, 9, 'end', '{}', NULL, '', 1)`;
  await makeBackup();
  await restoreTo('aside');
  expect(rowsOf('SELECT id FROM SmppSubmission')).toEqual([{ id: 8 }]);
  expect(rowsOf('SELECT id FROM SmppReceipt')).toEqual([]);
});

test('a restore of an earlier version, in which something waits, is refused until it is said to be sent', async () => {
  mkdirSync(copy);
  applyMigrations(`file:${path.join(copy, 'chappe.db')}`, projectBefore('20261126'));
  const earlier = new Sqlite(path.join(copy, 'chappe.db'));
  earlier.exec('PRAGMA foreign_keys = OFF; INSERT INTO Dispatch (messageId, dueAt) VALUES (1, 1)');
  earlier.close();
  await expect(restoreTo('aside')).rejects.toThrow(/messages were still to be sent.*add --send-waiting\.$/);
  expect(await restoreTo('aside', true)).toEqual({ due: 0, heldUntil: null });
});
