import { afterEach, beforeEach, expect, test } from 'vitest';
import { findDueDeliveries, insertCallbackDeliveries, recordAttempts } from '@/lib/db/callbacks/callback-queue';
import { inTransaction } from '@/lib/db/connections/client';
import { claimThese } from '@/lib/db/outbox/leases';
import { recordCallbackAttempts } from '@/lib/engine/callbacks/record-callback-attempts';
import { callbackListQuery } from '@/lib/schemas/callback';
import { enterNode } from '@/lib/testing/next-node';
import { NODE_ID } from '@/lib/testing/test-database';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { deleteApiUser } from '../api-users/delete-api-user';
import { makeCallbackSecret } from '../api-users/make-callback-secret';
import { stopSigning } from '../api-users/stop-signing';
import { countFailedCallbacks } from './count-failed-callbacks';
import { findCallbacks } from './find-callbacks';
import { redeliverCallbacks } from './redeliver-callbacks';

const WRONG = 'http://wrong.example/';
const RIGHT = 'https://right.example:8443/status?app=billing';
const HOUR_MS = 3_600_000;
const CHANGE = { ptt: 4, dlrId: 1, date: '2026-11-24 11:00:00' } as const;
const TOLD = 'id=1&ptt=4&date=2026-11-24%2011%3A00%3A00&description=1&descriptionDlr=Success&dlr=1';
let panel: TestPanel;
let now: Date;
let accountId: number;
let apiUserId: number;

beforeEach(async () => {
  panel = await createTestPanel();
  now = panel.dependencies.now;
  accountId = (await panel.db.smsAccount.findUniqueOrThrow({ where: { serviceName: panel.account } })).id;
  apiUserId = await addUser('script', RIGHT);
});

afterEach(() => panel.close());

const addUser = async (login: string, callbackUrl: string | null) =>
  (await panel.db.apiUser.create({ data: { accountId, login, callbackUrl, passwordHash: '', createdAt: now } })).id;

const ago = (hours: number) => new Date(now.getTime() - hours * HOUR_MS);

/** A delivery to the wrong URL that was queued so many hours ago, and whose last try failed so many hours ago. */
async function fail(queued: number, tried: number | null, of = apiUserId): Promise<number> {
  const owed = {
    kind: 'status' as const,
    accountId,
    apiUserId: of,
    messageId: 1,
    tells: CHANGE,
    url: WRONG,
  };
  await inTransaction(panel.db, (tx) => insertCallbackDeliveries(tx, [owed], ago(queued), () => NODE_ID));
  const { id } = await panel.db.callbackDelivery.findFirstOrThrow({ orderBy: { id: 'desc' } });
  const said = { durationMs: 5, httpStatus: 404, error: null, answer: 'who?', status: 'failed', nextAttemptAt: null };
  if (tried !== null) {
    await inTransaction(panel.db, (tx) =>
      recordAttempts(tx, [{ ...said, status: 'failed', deliveryId: id, at: ago(tried) }], NODE_ID),
    );
  }
  await panel.db.callbackDelivery.update({
    where: { id },
    data: { status: 'failed', nextAttemptAt: null, leasedBy: null },
  });
  return id;
}

const again = (input: Parameters<typeof redeliverCallbacks>[3]) =>
  redeliverCallbacks(panel.dependencies, panel.actors.operator, panel.account, input);
const failedSince = (hours: number, login = '') => again({ what: 'failed', since: ago(hours), login, of: '' });
const stored = (id: number) => panel.db.callbackDelivery.findUniqueOrThrow({ where: { id } });
const list = async (query: Record<string, unknown> = {}) => {
  const { dependencies, actors, account } = panel;
  const found = await findCallbacks(dependencies, actors.viewer, account, callbackListQuery.parse(query));
  return found.ok ? found.value.rows : [];
};

test('it goes to the URL of today, with all its tries before it; the tries made before tell where they went', async () => {
  const id = await fail(2, 1);
  expect(await again({ what: 'one', deliveryId: id })).toEqual({ ok: true, value: { count: 1, withoutUrl: 0 } });
  const url = `${RIGHT}&${TOLD}`;
  expect(await stored(id)).toMatchObject({ status: 'pending', attempts: 0, nextAttemptAt: now });
  const room = { now, busyReceivers: [], perReceiver: 10, limit: 10 };
  expect(await findDueDeliveries(panel.db, room)).toMatchObject([
    { id, url, receiver: `right.example:8443 user ${apiUserId}` },
  ]);
  const before = { url: `${WRONG}?${TOLD}`, httpStatus: 404, answer: 'who?' };
  const byHand = { at: now, by: { kind: 'panel-user', name: panel.actors.operator.email } };
  expect(await list()).toMatchObject([{ url, history: [before], redelivered: byHand }]);
  await panel.writer.commit(async (tx) => {
    await claimThese(tx, 'callback', [id], NODE_ID);
    const said = { at: now, durationMs: 7, httpStatus: 200, error: null, answer: 'ok', nextAttemptAt: null };
    await recordAttempts(tx, [{ ...said, deliveryId: id, status: 'delivered' }], NODE_ID);
  });
  expect(await list()).toMatchObject([
    { url, status: 'delivered', history: [before, { at: now, url: null, httpStatus: 200, answer: 'ok' }] },
  ]);
});

test('who presses twice sends once, also when the first call was answered in between', async () => {
  const id = await fail(2, 1);
  const press = (seenLastAt: Date | null) => again({ what: 'one', deliveryId: id, seenLastAt });
  const refused = { ok: false, error: 'delivery_not_found' };
  const taken = { ok: true, value: { count: 1, withoutUrl: 0 } };
  const outcomes = await Promise.all([press(ago(1)), press(ago(1))]);
  expect(outcomes.toSorted((a, b) => Number(b.ok) - Number(a.ok))).toEqual([taken, refused]);
  await panel.writer.commit(async (tx) => {
    await claimThese(tx, 'callback', [id], NODE_ID);
    const said = { at: now, durationMs: 7, httpStatus: 200, error: null, answer: 'ok', nextAttemptAt: null };
    await recordAttempts(tx, [{ ...said, deliveryId: id, status: 'delivered' }], NODE_ID);
  });
  expect(await press(ago(1))).toEqual(refused);
  expect(await stored(id)).toMatchObject({ status: 'delivered' });
  // Whoever has seen that it was delivered may want it once more.
  expect(await press(now)).toEqual(taken);
});

test('what waits for a URL that is not in force any more is sent to the new one', async () => {
  const owed = { kind: 'status' as const, accountId, apiUserId, messageId: 3, tells: CHANGE, url: WRONG };
  await inTransaction(panel.db, (tx) => insertCallbackDeliveries(tx, [owed], now, () => null));
  const { id } = await panel.db.callbackDelivery.findFirstOrThrow({ orderBy: { id: 'desc' } });
  expect(await again({ what: 'one', deliveryId: id, seenLastAt: null })).toMatchObject({ value: { count: 1 } });
  expect(await stored(id)).toMatchObject({ url: RIGHT });
});

test('what would be sent again is counted before, and so many are sent', async () => {
  const other = await addUser('other', RIGHT);
  for (const tried of [1, 3]) await fail(3, tried);
  await fail(1, null, other);
  const test = await fail(1, 1);
  await panel.db.callbackDelivery.update({ where: { id: test }, data: { kind: 'test', messageId: 0 } });
  const failing = await fail(3, 1);
  await panel.db.callbackDelivery.update({ where: { id: failing }, data: { status: 'pending', attempts: 3 } });
  const { dependencies, actors, account } = panel;
  const counted = (hours: number, login = '', of = '') =>
    countFailedCallbacks(dependencies, actors.operator, account, { since: ago(hours), login, of });
  const are = (count: number, givenUp: number) => ({ ok: true, value: { count, givenUp, hasMore: false } });
  expect([await counted(0.5), await counted(2), await counted(4)]).toEqual([are(0, 0), are(3, 2), are(4, 3)]);
  expect([await counted(4, 'the'), await counted(4, '', 'script')]).toEqual([are(1, 1), are(3, 2)]);
  expect(await failedSince(4)).toEqual({ ok: true, value: { count: 4, withoutUrl: 0 } });
  const owed = { kind: 'status' as const, accountId, apiUserId, messageId: 2, tells: CHANGE, url: WRONG };
  const many = Array.from({ length: 1_001 }, () => owed);
  await inTransaction(panel.db, (tx) => insertCallbackDeliveries(tx, many, now, () => NODE_ID));
  await panel.db.callbackDelivery.updateMany({ where: { messageId: 2 }, data: { status: 'failed' } });
  expect(await counted(4)).toEqual({ ok: true, value: { count: 1_000, givenUp: 1_000, hasMore: true } });
});

test('what is failing is sent again with what has failed; what nobody has tried yet is left alone', async () => {
  const failed = await fail(3, 1);
  const failing = await fail(3, 1);
  const untried = await fail(1, null);
  const pending = { status: 'pending', nextAttemptAt: ago(-5) };
  await panel.db.callbackDelivery.update({ where: { id: failing }, data: { ...pending, attempts: 3 } });
  await panel.db.callbackDelivery.update({ where: { id: untried }, data: { ...pending, attempts: 0 } });
  expect(await failedSince(2)).toEqual({ ok: true, value: { count: 2, withoutUrl: 0 } });
  for (const id of [failed, failing]) {
    expect(await stored(id)).toMatchObject({ status: 'pending', attempts: 0, nextAttemptAt: now, url: RIGHT });
  }
  expect(await stored(untried)).toMatchObject({ nextAttemptAt: ago(-5), url: WRONG });
});

test('failed since a time means the last try, or the birth of what was never tried', async () => {
  const lately = await fail(70, 1);
  const before = await fail(70, 3);
  const untried = await fail(1, null);
  expect(await failedSince(2)).toEqual({ ok: true, value: { count: 2, withoutUrl: 0 } });
  const statuses = await Promise.all([lately, before, untried].map(async (id) => (await stored(id)).status));
  expect(statuses).toEqual(['pending', 'failed', 'pending']);
});

test('of those whose login has such a part; another account’s are out of reach', async () => {
  const ours = await fail(1, 1);
  const other = await fail(1, 1, await addUser('other', RIGHT));
  expect(await failedSince(2, 'nobody')).toEqual({ ok: false, error: 'api_user_not_found' });
  expect(await failedSince(2, 'CRI')).toEqual({ ok: true, value: { count: 1, withoutUrl: 0 } });
  expect([(await stored(ours)).status, (await stored(other)).status]).toEqual(['pending', 'failed']);
  expect(await again({ what: 'failed', since: ago(2), login: '', of: 'othe' })).toMatchObject({ value: { count: 0 } });
  expect((await stored(other)).status).toBe('failed');
  const { dependencies, actors, strangersAccount } = panel;
  const theirs = (input: Parameters<typeof redeliverCallbacks>[3]) =>
    redeliverCallbacks(dependencies, actors.stranger, strangersAccount, input);
  expect(await theirs({ what: 'one', deliveryId: other })).toEqual({ ok: false, error: 'delivery_not_found' });
  expect(await theirs({ what: 'failed', since: ago(99), login: '', of: '' })).toEqual({
    ok: true,
    value: { count: 0, withoutUrl: 0 },
  });
  expect((await stored(other)).status).toBe('failed');
});

test('very many are taken up in several transactions, each with its entry in the audit log', async () => {
  const one = await fail(1, 1);
  await panel.db.$executeRaw`
    INSERT INTO "CallbackDelivery" ("accountId", "apiUserId", "messageId", url, receiver, status, "createdAt")
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2100)
    SELECT "accountId", "apiUserId", i, url, receiver, status, "createdAt" FROM "CallbackDelivery", n WHERE id = ${one}`;
  expect(await failedSince(2)).toEqual({ ok: true, value: { count: 2_101, withoutUrl: 0 } });
  expect(
    await panel.db.callbackDelivery.count({
      where: { status: 'pending', receiver: `right.example:8443 user ${apiUserId}` },
    }),
  ).toBe(2_101);
  const entries = await panel.db.auditEntry.findMany({ orderBy: { id: 'asc' } });
  expect(entries.map(({ after }) => JSON.parse(after))).toMatchObject([
    { count: 1_000 },
    { count: 1_000 },
    { count: 101 },
  ]);
});

test('of many, those that have no URL any more are told apart', async () => {
  await fail(1, 1);
  await fail(1, 1, await addUser('other', null));
  expect(await failedSince(2)).toEqual({ ok: true, value: { count: 1, withoutUrl: 1 } });
});

test('what has no URL any more is refused, what is in flight is left alone', async () => {
  const urlless = await fail(1, 1, await addUser('other', null));
  expect(await again({ what: 'one', deliveryId: urlless })).toEqual({ ok: false, error: 'callback_missing' });
  expect(await again({ what: 'one', deliveryId: 99_999 })).toEqual({ ok: false, error: 'delivery_not_found' });
  const flying = await fail(1, 1);
  await panel.writer.commit((tx) => enterNode(tx, NODE_ID, now));
  const hold = (leasedBy: number) => panel.db.callbackDelivery.update({ where: { id: flying }, data: { leasedBy } });
  await hold(NODE_ID);
  expect(await again({ what: 'one', deliveryId: flying })).toEqual({ ok: false, error: 'delivery_not_found' });
  // Of a process that is gone.
  await hold(NODE_ID + 1);
  expect(await again({ what: 'one', deliveryId: flying })).toEqual({ ok: true, value: { count: 1, withoutUrl: 0 } });
  const room = { now, busyReceivers: [], perReceiver: 10, limit: 10 };
  expect(await findDueDeliveries(panel.db, room)).toMatchObject([{ id: flying }]);
});

test('a deleted user’s own URL is told of nothing more, not even by what was in flight, and the log keeps its login', async () => {
  const owed = { kind: 'status' as const, accountId, apiUserId, messageId: 2, tells: CHANGE, url: RIGHT };
  await inTransaction(panel.db, (tx) => insertCallbackDeliveries(tx, [owed, owed], now, () => NODE_ID));
  const removed = await deleteApiUser(panel.dependencies, panel.actors.owner, panel.account, {
    login: 'script',
    confirmation: '',
  });
  expect(removed).toMatchObject({ ok: true });
  const [flying, waiting] = await list();
  expect([flying, waiting]).toMatchObject([
    { login: 'script', status: 'failed', nextAttemptAt: null },
    { login: 'script', status: 'failed' },
  ]);
  const of = { kind: 'status', accountId, apiUserId, createdAt: now } as const;
  const said = { durationMs: 5, httpStatus: 500, error: null, answer: '', at: now } as const;
  await recordCallbackAttempts({ ...panel.dependencies, writer: panel.writer, nodeId: NODE_ID }, [
    {
      ...of,
      ...said,
      delivered: false,
      deliveryId: flying?.id ?? 0,
      status: 'pending',
      nextAttemptAt: ago(-1),
    },
  ]);
  expect(await stored(flying?.id ?? 0)).toMatchObject({ status: 'failed', nextAttemptAt: null });
  expect(await list({ login: 'scr' })).toHaveLength(2);
  expect(await again({ what: 'one', deliveryId: waiting?.id ?? 0 })).toMatchObject({ error: 'callback_missing' });
});

test('the log is filtered by days of the account’s calendar and by a part of a login, newest first', async () => {
  await addUser('scribe', null);
  // 23:30 in Paris on the 23rd, and 00:30 on the 24th.
  const first = await fail(11.5, null);
  const second = await fail(10.5, null);
  const ids = async (query: Record<string, unknown>) => (await list(query)).map(({ id }) => id);
  expect(await ids({ from: '2026-11-23', to: '2026-11-23' })).toEqual([first]);
  expect(await ids({ from: '2026-11-24', login: 'sc' })).toEqual([second]);
  expect(await ids({ to: '2026-11-24', login: 'SCRIPT', status: 'failed' })).toEqual([second, first]);
  expect(await ids({ login: 'IPT' })).toEqual([second, first]);
  expect(await ids({ login: 'ipso' })).toEqual([]);
  expect(await ids({ login: 'script', before: second })).toEqual([first]);
});

test('a URL is found by part, as it is set and as the log tells that it was called', async () => {
  const id = await fail(1, 1);
  const found = async (url: string) => (await list({ url })).map((row) => row.id);
  expect(await found('WRONG.ex')).toEqual([id]);
  expect(await found(`${WRONG}?${TOLD}`)).toEqual([id]);
  expect(await found('/?id=1&ptt=4')).toEqual([id]);
  for (const other of ['/?id=1&ptt=5', '/?id=2&ptt=4', `${RIGHT}&${TOLD}`]) expect(await found(other)).toEqual([]);
});

test('a try tells which headers it carried when it was made, and never a key', async () => {
  const early = await fail(2, 2);
  const sign = (signed: boolean, at: Date) =>
    (signed ? makeCallbackSecret : stopSigning)({ ...panel.dependencies, now: at }, panel.actors.owner, panel.account, {
      login: 'script',
    });
  await sign(true, ago(1.5));
  const signed = await fail(2, 1);
  await sign(false, ago(0.5));
  const late = await fail(2, 0);
  const log = await list();
  const namesOf = (id: number) => log.find((row) => row.id === id)?.history[0]?.headers.map(([name]) => name);
  const plain = ['user-agent', 'accept'];
  expect([namesOf(early), namesOf(late)]).toEqual([plain, plain]);
  expect(namesOf(signed)).toEqual([...plain, 'webhook-id', 'webhook-timestamp', 'webhook-signature']);
  expect(JSON.stringify(log)).not.toContain('whsec_');
});
