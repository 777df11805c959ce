/** What the callback log of an earlier version told, and what it owed, after its migration. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { callbackUrl } from '@/lib/domain/callbacks/callback-query';
import { projectBefore } from '@/lib/testing/migration-stages';
import { type Database, inTransaction, openDatabase } from '../connections/client';
import { applyMigrations } from '../migrations/apply-migrations';
import { listCallbacks } from './callback-log';
import { findDueDeliveries } from './callback-queue';
import { requeueCallbacks } from './redelivery';

/** As they stand behind an API user's URL, in whatever form it was set. */
const BASES = [
  'http://a.example/',
  'https://a.example:8443/status?app=billing',
  'https://a.example/?',
  'https://a.example/?app=billing&',
  'https://a.example/?app=&&',
  'https://a.example/?id=9&ptt=1#top',
];
const OLD = 'http://old.example/?x=1#y';

const pairsOf = (messageId: number) =>
  [
    ['id', String(messageId)],
    ['ptt', '25'],
    ['date', '2026-11-24 11:00:02'],
    ['description', '8'],
    ['descriptionDlr', 'Buffered'],
    ['dlr', '8'],
  ] as const;

let directory: string;
let db: Database;

beforeEach(async () => {
  directory = mkdtempSync(path.join(tmpdir(), 'chappe-callbacks-'));
  const file = path.join(directory, 'chappe.db');
  applyMigrations(`file:${file}`, projectBefore('20261126110000'));
  const before = new Sqlite(file);
  before.exec(`INSERT INTO SmsAccount (id, serviceName, createdAt) VALUES (1, 'sms-ours-1', 1);
    INSERT INTO ApiUser (id, accountId, login, passwordHash, callbackUrl, createdAt)
    VALUES (7, 1, 'script', '', 'http://new.example/', 1)`);
  const owe = before.prepare(
    `INSERT INTO CallbackDelivery (id, accountId, apiUserId, messageId, payload, url, receiver, status, attempts,
       nextAttemptAt, createdAt) VALUES (?, 1, 7, ?, ?, ?, ?, ?, ?, ?, 1)`,
  );
  const attempt = before.prepare(
    'INSERT INTO CallbackAttempt (deliveryId, at, url, durationMs, httpStatus, error, answer) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  for (const [index, base] of BASES.entries()) {
    const messageId = 100 + index;
    const pairs = pairsOf(messageId);
    owe.run(index + 1, messageId, JSON.stringify(pairs), callbackUrl(base, pairs), 'a', 'failed', 3, null);
    attempt.run(index + 1, 10, callbackUrl(OLD, pairs), 1, null, 'timeout', '');
    attempt.run(index + 1, 20, null, 2, 500, null, 'no');
    attempt.run(index + 1, 30, null, 3, 503, null, 'later');
  }
  const untried = pairsOf(200);
  owe.run(50, 200, JSON.stringify(untried), callbackUrl('http://a.example/', untried), 'a user 7', 'pending', 0, 100);
  owe.run(51, 0, '[]', 'http://a.example/?id=1&ptt=4', '', 'delivered', 1, null);
  before.prepare("UPDATE CallbackDelivery SET kind = 'test' WHERE id = 51").run();
  attempt.run(51, 40, null, 4, 200, null, 'ok');
  before.close();
  applyMigrations(`file:${file}`, process.cwd());
  db = await openDatabase(`file:${file}`);
});

afterEach(async () => {
  await db.$disconnect();
  rmSync(directory, { recursive: true, force: true });
});

async function log() {
  const search = { login: '', of: '', url: '', status: '', kind: '', limit: 50 } as const;
  const { rows } = await listCallbacks(db, 1, search, { since: null, until: null });
  return [...rows].reverse();
}

test('the log tells the URLs that were called, and every try in its order', async () => {
  const rows = await log();
  for (const [index, base] of BASES.entries()) {
    const pairs = pairsOf(100 + index);
    expect(rows[index]).toMatchObject({
      messageId: 100 + index,
      status: 'failed',
      url: callbackUrl(base, pairs),
      history: [
        { at: new Date(10), url: callbackUrl(OLD, pairs), durationMs: 1, httpStatus: null, error: 'timeout' },
        { at: new Date(20), url: null, durationMs: 2, httpStatus: 500, error: null, answer: 'no' },
        { at: new Date(30), url: null, durationMs: 3, httpStatus: 503, error: null, answer: 'later' },
      ],
    });
  }
  const tested = { kind: 'test', url: 'http://a.example/?id=1&ptt=4', history: [{ httpStatus: 200, answer: 'ok' }] };
  expect(rows.slice(BASES.length)).toMatchObject([{ status: 'pending', history: [] }, tested]);
});

test('what was owed is called as it was to be, and a redelivery tells what happened then', async () => {
  const room = { now: new Date(200), busyReceivers: [], perReceiver: 10, limit: 10 };
  expect(await findDueDeliveries(db, room)).toMatchObject([
    { id: 50, url: callbackUrl('http://a.example/', pairsOf(200)), receiver: 'a user 7', attempts: 0 },
  ]);
  await inTransaction(db, (tx) =>
    requeueCallbacks(tx, 1, { what: 'one', deliveryId: 2 }, [2], { at: new Date(200), by: 'system' }),
  );
  const [, again] = await log();
  const pairs = pairsOf(101);
  expect(again?.url).toBe(callbackUrl('http://new.example/', pairs));
  const before = callbackUrl(BASES[1] ?? '', pairs);
  expect(again?.history.map(({ url }) => url)).toEqual([callbackUrl(OLD, pairs), before, before]);
});
