import { createHmac } from 'node:crypto';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listCallbacks } from '@/lib/db/callbacks/callback-log';
import { insertCallbackDeliveries } from '@/lib/db/callbacks/callback-queue';
import { stopCallbacks } from '@/lib/db/callbacks/redelivery';
import { inTransaction } from '@/lib/db/connections/client';
import { openCallbackSecrets } from '@/lib/db/open/open-callback-secrets';
import { createLogger } from '@/lib/platform/log/logger';
import { type CallbackReceiver, startCallbackReceiver } from '@/lib/testing/callback-receiver';
import { enterNode } from '@/lib/testing/next-node';
import { NODE_ID } from '@/lib/testing/test-database';
import { createTestGateway, type TestGateway } from '@/lib/testing/test-gateway';
import { startCallbackLoop } from './callback-loop';
import { createCallbackCaller } from './calls/callback-caller';
import { scheduleCalls } from './calls/schedule-calls';

let gateway: TestGateway;
let clock: Date;
const open: { close(): Promise<unknown> }[] = [];
const receivers: CallbackReceiver[] = [];

beforeEach(async () => {
  gateway = await createTestGateway();
  clock = new Date();
});

afterEach(async () => {
  // First, because a loop waits for the calls that it has begun.
  await Promise.all(receivers.splice(0).map(({ close }) => close()));
  for (const item of open.splice(0).reverse()) await item.close();
  await gateway.close();
});

function startOne(timeoutMs = 1_000) {
  const secrets = openCallbackSecrets(gateway.url);
  open.push({ close: async () => secrets.close() });
  const loop = startCallbackLoop({
    writer: gateway.writer,
    events: { publish: () => undefined },
    log: createLogger('silent'),
    caller: scheduleCalls(
      createCallbackCaller({
        allowedRanges: ['127.0.0.0/8'],
        secretsOf: secrets.of,
        isOwed: secrets.isOwed,
        timeoutMs,
        now: () => clock,
      }),
    ),
    nodeId: NODE_ID,
    onAnswered: () => undefined,
    now: () => clock,
    random: () => 0.5,
  });
  open.push({ close: loop.stop });
  return loop;
}

async function receiver(options?: Parameters<typeof startCallbackReceiver>[0]): Promise<CallbackReceiver> {
  const started = await startCallbackReceiver(options);
  receivers.push(started);
  return started;
}

const delivery =
  (url: string, ptt = 4, apiUserId = gateway.apiUserId) =>
  (messageId: number) => ({
    kind: 'status' as const,
    accountId: gateway.accountId,
    apiUserId,
    messageId,
    tells: { ptt, dlrId: 1 as const, date: '2026-11-24 11:00:00' },
    url,
  });

const owe = (url: string, messageIds: readonly number[], ptt = 4, apiUserId = gateway.apiUserId) =>
  inTransaction(gateway.db, (tx) => insertCallbackDeliveries(tx, messageIds.map(delivery(url, ptt, apiUserId)), clock));

/** All tries of all callbacks, as the log tells them. */
async function attempts() {
  const search = { login: '', of: '', url: '', status: '', kind: '', limit: 50 } as const;
  const { rows } = await listCallbacks(gateway.db, gateway.accountId, search, { since: null, until: null });
  return rows.flatMap(({ history }) => history);
}

test('a failed try is repeated at its time and ends with a 200; each try is kept', async () => {
  let status = 500;
  const target = await receiver({ answer: (_, response) => response.writeHead(status).end(`code ${status}`) });
  await owe(target.url, [1]);
  const loop = startOne();
  await expect.poll(attempts).toHaveLength(1);
  expect((await attempts())[0]).toMatchObject({ httpStatus: 500, error: null, answer: 'code 500' });
  const waiting = await gateway.db.callbackDelivery.findFirstOrThrow();
  expect(waiting).toMatchObject({ status: 'pending', attempts: 1, leasedBy: null });
  expect(waiting.nextAttemptAt).toEqual(new Date(clock.getTime() + 5_000));
  status = 200;
  clock = new Date(clock.getTime() + 5_000);
  loop.wake();
  await target.waitFor(2);
  await expect.poll(() => gateway.db.callbackDelivery.findFirstOrThrow()).toMatchObject({ status: 'delivered' });
  expect(await attempts()).toHaveLength(2);
});

test('what an API user was owed at its own URL is not called any more once it is deleted, though it was claimed', async () => {
  const held: ServerResponse[] = [];
  const target = await receiver({ answer: (_, response) => void held.push(response) });
  await owe(
    target.url,
    Array.from({ length: 12 }, (_, index) => index + 1),
  );
  startOne(60_000);
  await target.waitFor(4);
  const claimed = { leasedBy: NODE_ID };
  await expect.poll(() => gateway.db.callbackDelivery.count({ where: claimed })).toBe(12);
  await inTransaction(gateway.db, async (tx) => {
    await stopCallbacks(tx, gateway.accountId, gateway.apiUserId, ['status']);
    await tx.apiUser.delete({ where: { id: gateway.apiUserId } });
  });
  for (const response of held.splice(0)) response.end();
  await expect.poll(() => gateway.db.callbackDelivery.count({ where: claimed })).toBe(0);
  expect(target.received).toHaveLength(4);
  expect(await gateway.db.callbackDelivery.count({ where: { lastAt: null, status: 'failed' } })).toBe(8);
});

test('after the tenth failed try it is given up', async () => {
  const target = await receiver({ answer: (_, response) => response.writeHead(503).end() });
  await owe(target.url, [1]);
  const loop = startOne();
  for (let tries = 1; tries <= 10; tries += 1) {
    await expect.poll(async () => (await attempts()).length).toBe(tries);
    clock = new Date(clock.getTime() + 48 * 3_600_000);
    loop.wake();
  }
  expect(await gateway.db.callbackDelivery.findFirstOrThrow()).toMatchObject({ status: 'failed', nextAttemptAt: null });
  expect(target.received).toHaveLength(10);
});

test('beside sixteen dead hosts, each with a hundred callbacks, a healthy one waits for the end of no call', async () => {
  for (let dead = 1; dead <= 16; dead += 1) {
    const { url } = await receiver({ answer: () => undefined });
    await owe(
      url,
      Array.from({ length: 100 }, (_, index) => dead * 1_000 + index),
    );
  }
  const loop = startOne(60_000);
  const held = { leasedBy: NODE_ID };
  await expect.poll(() => gateway.db.callbackDelivery.count({ where: held })).toBeGreaterThanOrEqual(16 * 16);
  for (let healthy = 1; healthy <= 5; healthy += 1) {
    const target = await receiver();
    await owe(target.url, [healthy]);
    loop.wake();
    await target.waitFor(1);
  }
  const ended = { lastAt: { not: null }, status: { not: 'delivered' } } as const;
  expect(await gateway.db.callbackDelivery.count({ where: ended })).toBe(0);
});

test('a callback that was claimed before its secret was replaced is signed with the new one', async () => {
  const change = (callbackSecret: string) =>
    gateway.db.apiUser.update({ where: { id: gateway.apiUserId }, data: { callbackSecret } });
  await change('whsec_b2xk');
  const calls: { headers: IncomingHttpHeaders; url: string; end(): void }[] = [];
  const target = await receiver({
    answer: ({ headers, url = '' }, response) => calls.push({ headers, url, end: () => void response.end() }),
  });
  // Two changes of one message: the second waits until the first is answered.
  await owe(target.url, [1], 2);
  await owe(target.url, [1], 4);
  startOne(60_000);
  await target.waitFor(1);
  const leased = { leasedBy: NODE_ID };
  expect(await gateway.db.callbackDelivery.count({ where: leased })).toBe(2);
  await change('whsec_bmV3');
  calls[0]?.end();
  await target.waitFor(2);
  calls[1]?.end();
  const verifies = (key: string) =>
    calls.map(({ headers, url }) => {
      const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${url}`;
      return headers['webhook-signature'] === `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
    });
  expect([verifies('old'), verifies('new')]).toEqual([
    [true, false],
    [false, true],
  ]);
});

test('a receiver that never answers does not delay another one', async () => {
  const slow = await receiver({ answer: () => undefined });
  const quick = await receiver();
  await owe(
    slow.url,
    Array.from({ length: 200 }, (_, index) => index + 1),
  );
  await owe(quick.url, [1_001, 1_002, 1_003]);
  startOne(60_000);
  await quick.waitFor(3);
  expect(slow.received.length).toBeLessThanOrEqual(32);
});

test('a receiver that never answers does not delay another API user’s on the same host, in the database or behind it', async () => {
  const hooks = await receiver({ answer: ({ url = '' }, response) => void (url.includes('/ok') && response.end()) });
  const [never, ok] = ['/never', '/ok'].map((path) => new URL(path, hooks.url).href);
  const heard = () => hooks.received.filter((query) => query.get('ptt') === '4').length;
  await owe(
    never ?? '',
    Array.from({ length: 600 }, (_, index) => index + 1),
    2,
  );
  const loop = startOne(60_000);
  await hooks.waitFor(4);
  const other = gateway.apiUserId + 1;
  for (let calls = 1; calls <= 3; calls += 1) {
    await owe(ok ?? '', [1_000 + calls], 4, other);
    loop.wake();
    await expect.poll(heard).toBe(calls);
  }
  await expect.poll(attempts).toHaveLength(3);
});

test('slow receivers do not delay another one either however long what waits for them is held', async () => {
  const slow = [await receiver({ answer: () => undefined }), await receiver({ answer: () => undefined })];
  const quick = await receiver();
  for (const { url } of slow) {
    await owe(
      url,
      Array.from({ length: 600 }, (_, index) => index + 1),
    );
  }
  const loop = startOne(60_000);
  const held = { leasedBy: NODE_ID };
  await expect.poll(() => gateway.db.callbackDelivery.count({ where: held })).toBe(32);
  for (let turns = 1; turns <= 4; turns += 1) {
    clock = new Date(clock.getTime() + 20_000);
    loop.wake();
    await expect.poll(() => gateway.db.callbackDelivery.count({ where: held })).toBe(32);
  }
  await owe(quick.url, [1_001]);
  loop.wake();
  await quick.waitFor(1);
});

test('the changes of one message arrive in their order', async () => {
  const target = await receiver();
  for (const ptt of [3, 25, 4]) await owe(target.url, [7], ptt);
  startOne();
  await target.waitFor(3);
  expect(target.received.map((query) => query.get('ptt'))).toEqual(['3', '25', '4']);
});

test('a callback to a receiver with nothing waiting is handed over as it is created; to any other it waits its turn', async () => {
  const target = await receiver();
  const loop = startOne();
  const hand = async (messageIds: readonly number[]) => {
    const born = await gateway.writer.commit((tx) =>
      insertCallbackDeliveries(tx, messageIds.map(delivery(target.url)), clock, loop.takerFor),
    );
    loop.take(born);
    return born.length;
  };
  expect(await hand([1])).toBe(0);
  await target.waitFor(1);
  expect(await hand([2, 3])).toBe(2);
  await target.waitFor(3);
  await expect.poll(() => gateway.db.callbackDelivery.count({ where: { status: 'delivered' } })).toBe(3);
  await loop.stop();
  expect(await hand([4])).toBe(0);
});

test('a call that a stop cuts off is not held against its receiver: it is made again by the next process', async () => {
  const target = await receiver({ answer: () => undefined });
  await owe(target.url, [1]);
  const loop = startOne(60_000);
  await target.waitFor(1);
  await loop.stop();
  expect(await attempts()).toEqual([]);
  expect(await gateway.db.callbackDelivery.findFirstOrThrow()).toMatchObject({ status: 'pending', attempts: 0 });
});

test('what was owed when the last process died is sent by the next one', async () => {
  const target = await receiver();
  await owe(target.url, [1]);
  await gateway.db.callbackDelivery.updateMany({ data: { leasedBy: NODE_ID + 1 } });
  await gateway.writer.commit((tx) => enterNode(tx, NODE_ID, clock));
  startOne();
  await target.waitFor(1);
});

test('an address that is not allowed is told and tried again later', async () => {
  await owe('http://10.0.0.1/', [1]);
  startOne();
  await expect.poll(attempts).toMatchObject([{ httpStatus: null, error: 'address_not_allowed' }]);
});
