/** What the deletion of an API user says of messages that have not left yet, and what becomes of them. */

import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findLedgerFaults } from '@/lib/db/ledger/verify-ledger';
import { createPrices } from '@/lib/domain/pricing/price-list';
import { setQuota } from '@/lib/testing/credit';
import { createTestDelivery, type TestDelivery } from '@/lib/testing/test-delivery';
import { NOW, query } from '@/lib/testing/test-gateway';
import { writeNextSlice } from '@/lib/testing/test-slices';
import { countPending } from './count-pending';
import { deleteApiUser } from './delete-api-user';

const login = 'user1';
let delivery: TestDelivery;
let account: string;
let panel: Parameters<typeof deleteApiUser>[0];
let actor: Parameters<typeof deleteApiUser>[1];

beforeEach(async () => {
  delivery = await createTestDelivery();
  const { db, accountId } = delivery;
  account = (await db.smsAccount.findUniqueOrThrow({ where: { id: accountId } })).serviceName;
  const memberships = { create: { accountId, role: 'owner' } };
  const user = await db.panelUser.create({
    data: { email: 'owner@example.com', name: '', passwordHash: '', createdAt: NOW, memberships },
  });
  actor = { kind: 'panel-user', panelUserId: user.id, email: user.email, clientIp: '' };
  panel = {
    db,
    now: NOW,
    clock: () => NOW,
    events: { publish: () => undefined },
    makeCall: () => Promise.reject(new Error('not used here')),
    accept: () => null,
    prices: createPrices([]),
    callbackAllowedRanges: [],
    hasMailServer: true,
  };
});

afterEach(() => delivery.closeBalanced());

const writeSlice = () => writeNextSlice({ writer: delivery.writer, now: NOW });
const pending = () => countPending(panel, actor, account, login);
const remove = (confirmation: string) => deleteApiUser(panel, actor, account, { login, confirmation });

/** 150 recipients, of whom the last one is refunded. */
const sendToMany = async () => {
  const to = [...Array.from({ length: 149 }, (_, index) => `+${33_612_000_000 + index}`), '+33600999002'].join(',');
  expect((await delivery.send('', { post: query({ to, noStop: '1' }) })).body).toMatch(/^OK/);
};

test('messages of a bulk send that are not written yet are pending, and each is counted once', async () => {
  await delivery.sendTo('+33612345678');
  await sendToMany();
  expect(await pending()).toEqual({ ok: true, value: { pendingMessages: 151 } });
  await writeSlice();
  expect(await delivery.db.bulkSlice.count()).toBeGreaterThan(0);
  expect(await pending()).toEqual({ ok: true, value: { pendingMessages: 151 } });
  while (await writeSlice());
  expect(await pending()).toEqual({ ok: true, value: { pendingMessages: 151 } });
  await delivery.runUntil(0);
  expect(await pending()).toEqual({ ok: true, value: { pendingMessages: 0 } });
});

test('a deletion asks because of them; they are sent all the same, and their refunds go to the account', async () => {
  await setQuota(delivery.db, delivery.apiUserId, 15_000, NOW);
  await sendToMany();
  await writeSlice();
  expect(await remove('')).toEqual({ ok: false, error: 'not_confirmed' });
  expect(await remove(login)).toMatchObject({ ok: true });
  const entry = await delivery.db.auditEntry.findFirstOrThrow();
  expect(JSON.parse(entry.before)).toEqual({ quotaLeft: 0, pendingMessages: 150 });
  while (await writeSlice()) expect(await findLedgerFaults(delivery.db)).toEqual([]);
  await delivery.runUntil(0);
  await delivery.runUntil(2_000);
  expect(await delivery.db.message.groupBy({ by: ['state'], _count: true, orderBy: { state: 'asc' } })).toEqual([
    { state: 'delivered', _count: 149 },
    { state: 'error', _count: 1 },
  ]);
  expect((await delivery.db.smsAccount.findFirstOrThrow()).creditsLeft).toBe(5_100n);
});

test('nothing is counted under the lock: whoever has to confirm is asked while somebody else holds it', async () => {
  await delivery.sendTo('+33612345678');
  const other = new Sqlite(delivery.file);
  other.exec('BEGIN IMMEDIATE');
  expect(await remove('')).toEqual({ ok: false, error: 'not_confirmed' });
  other.exec('ROLLBACK');
  other.close();
  expect(await remove(login)).toMatchObject({ ok: true });
});

test('an outbox of any length is counted to its end', async () => {
  const first = await delivery.sendTo('+33612345678');
  await delivery.db.$executeRaw`
    INSERT INTO "Dispatch" ("messageId", "dueAt")
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
    SELECT ${first} - i, CAST(${NOW} AS TIMESTAMP) FROM n`;
  await delivery.sendTo('+33612345679');
  expect(await pending()).toEqual({ ok: true, value: { pendingMessages: 2 } });
});
