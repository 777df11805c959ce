/** What a database of an earlier version still owed, after its migration. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { receiverName } from '@/lib/domain/callbacks/receiver';
import { projectBefore } from '@/lib/testing/migration-stages';
import { enterNode } from '@/lib/testing/next-node';
import { NODE_ID } from '@/lib/testing/test-database';
import { createWriteTurn } from '../connections/write-turn';
import { openWriter } from '../connections/writer';
import { applyMigrations } from '../migrations/apply-migrations';
import { claimDue } from './leases';
import { OWED_KINDS } from './outboxes';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'chappe-outbox-'));
});

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

/**
 * Of each kind one that was due and one that is not yet; where an earlier version knew such a thing, the first was tried
 * before and is held by the process that died.
 */
const PENDING = `
  INSERT INTO Dispatch (messageId, dueAt, leaseUntil, attempts) VALUES (1, 100, 9999999999999, 3), (2, 5000, NULL, 0);
  INSERT INTO CallbackDelivery (id, accountId, apiUserId, messageId, payload, url, host, status, attempts, nextAttemptAt,
    leaseUntil, createdAt)
  VALUES (1, 1, 7, 1, '[]', 'http://a/', 'a', 'pending', 3, 100, 9999999999999, 1),
    (2, 1, NULL, 1, '[]', 'http://a/', 'a', 'pending', 0, 5000, NULL, 1),
    (3, 1, 7, 1, '[]', 'http://a/', 'a', 'delivered', 1, NULL, NULL, 1);
  INSERT INTO CallbackAttempt (deliveryId, at, durationMs, error)
  VALUES (1, 1, 1, 'econnrefused'), (1, 2, 1, 'und_err_socket'), (1, 3, 1, 'timeout');
  INSERT INTO SmsAccount (id, serviceName, createdAt) VALUES (1, 'sms-ours-1', 1);
  INSERT INTO BulkSend (id, accountId, sender, smsClass, tag, texts, messageCount, heldCredits, createdAt)
  VALUES (10, 1, 'TEST', 1, '', '[]', 1, 20, 100), (11, 1, 'TEST', 1, '', '[]', 1, 20, 5000);
  INSERT INTO BulkSlice (firstMessageId, bulkSendId, credits, messages) VALUES (10, 10, 20, ''), (11, 11, 20, '');
  INSERT INTO SimulatedReceipt (id, carrierMessageId, dueAt, ptt, text) VALUES (1, 'sim-1', 100, 4, ''),
    (2, 'sim-1', 5000, 4, '');
  INSERT INTO Alert (id, accountId, login, channel, recipient, body, status, attempts, nextAttemptAt, createdAt)
  VALUES (1, 1, 'a', 'mail', '', '', 'pending', 3, 100, 1), (2, 1, 'a', 'mail', '', '', 'pending', 0, 5000, 1),
    (3, 1, 'a', 'mail', '', '', 'sent', 1, 100, 1),
    (4, 1, 'a', 'sms', '', '', 'pending', 3, 100, 1), (5, 1, 'a', 'sms', '', '', 'pending', 0, 5000, 1);`;

/** Which is due first, and how often it was tried. */
const FIRST: Readonly<Record<(typeof OWED_KINDS)[number], readonly [id: number, attempts: number]>> = {
  submission: [1, 3],
  callback: [1, 3],
  slice: [10, 0],
  mail: [1, 3],
  sms: [4, 3],
};

test('whatever was owed is still owed, at its time and with its tries, and held by nobody', async () => {
  const file = path.join(directory, 'chappe.db');
  applyMigrations(`file:${file}`, projectBefore('20261126'));
  const before = new Sqlite(file);
  before.exec(PENDING);
  before.close();
  applyMigrations(`file:${file}`, process.cwd());
  const writer = openWriter(`file:${file}`, createWriteTurn());
  await writer.commit((tx) => enterNode(tx, NODE_ID, new Date(200)));
  const claim = (kind: (typeof OWED_KINDS)[number], now: number) =>
    writer.commit((tx) => claimDue(tx, kind, { nodeId: NODE_ID, now: new Date(now), limit: 10 }));
  for (const kind of OWED_KINDS) {
    const [id, attempts] = FIRST[kind];
    expect([kind, await claim(kind, 200)]).toEqual([kind, [{ id, attempts }]]);
    expect([kind, await claim(kind, 5_000)]).toEqual([kind, [{ id: id + 1, attempts: 0 }]]);
  }
  const receivers = await writer.commit(
    (tx) => tx.$queryRaw<unknown[]>`SELECT receiver FROM "CallbackDelivery" WHERE status = 'pending' ORDER BY id`,
  );
  const [user, account] = [
    receiverName('a', { accountId: 1, apiUserId: 7 }),
    receiverName('a', { accountId: 1, apiUserId: null }),
  ];
  expect(receivers).toEqual([{ receiver: user }, { receiver: account }]);
  const faults = await writer.commit(
    (tx) => tx.$queryRaw<{ error: string }[]>`
      SELECT error FROM "CallbackAttempt" UNION ALL
      SELECT "lastError" AS error FROM "CallbackDelivery" WHERE "lastError" IS NOT NULL`,
  );
  expect(faults.map(({ error }) => error)).toEqual(['connection_refused', 'connection_closed', 'timeout']);
  await writer.close();
});
