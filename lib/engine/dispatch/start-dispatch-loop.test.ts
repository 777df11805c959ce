import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLogger } from '@/lib/platform/log/logger';
import { refuseUpdates } from '@/lib/testing/refuse-updates';
import { NODE_ID } from '@/lib/testing/test-database';
import { createTestDelivery, NO_CALLBACKS, type TestDelivery } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';
import { routerTo } from '@/lib/testing/test-node';
import type { CarrierHost, ConnectedCarrier, Submission } from '../carriers/contract/driver';
import { createNewsQueue } from '../receipts/news-queue';
import { startDispatchLoop } from './start-dispatch-loop';

/** What the log says, from when a test begins. */
let lines: string[];
const log = createLogger('info', { write: (line) => void lines.push(line) });
let delivery: TestDelivery;
let given: number[];
let free: number;
let lastError: string | null;
let host: CarrierHost | null;

beforeEach(async () => {
  lines = [];
  delivery = await createTestDelivery();
  given = [];
  free = 0;
  lastError = null;
  host = null;
});

afterEach(() => delivery.close());

const take = (messages: readonly Submission[]) => {
  free -= messages.length;
  given.push(...messages.map(({ id }) => id));
};

const carrier: ConnectedCarrier = {
  name: 'one',
  recognisesRepeats: false,
  driver: {
    start: (to) => {
      host = to;
    },
    submit: take,
    free: () => free,
    state: () => ({ bound: free > 0, lastError }),
    stop: () => Promise.resolve(),
  },
};

const startLoop = (running = () => 0) => {
  const news = createNewsQueue({
    writer: delivery.writer,
    events: { publish: () => undefined },
    callbacks: () => Promise.resolve(NO_CALLBACKS),
    onAccepted: () => undefined,
    log,
    nodeId: NODE_ID,
    now: () => NOW,
  });
  const loop = startDispatchLoop({
    writer: delivery.writer,
    carrier,
    router: routerTo(carrier.name),
    events: { publish: () => undefined },
    news,
    log,
    nodeId: NODE_ID,
    now: () => NOW,
    running,
    onAnswered: () => undefined,
    onConnected: () => undefined,
  });
  return { loop, news };
};

const outbox = () => delivery.db.dispatch.findMany({ orderBy: { messageId: 'asc' } });

test('nothing is claimed and no try counted while the carrier is not connected, and no more than it takes after', async () => {
  for (let sent = 0; sent < 3; sent += 1) await delivery.sendTo('+33612345678');
  const { loop, news } = startLoop();
  for (let wakes = 0; wakes < 3; wakes += 1) {
    loop.wake();
    await delivery.writer.commit(async () => undefined);
  }
  expect(await outbox()).toMatchObject(Array(3).fill({ leasedBy: null, attempts: 0 }));
  free = 2;
  host?.stateChanged();
  await expect.poll(() => given).toHaveLength(2);
  expect((await outbox()).map(({ leasedBy }) => leasedBy)).toEqual([NODE_ID, NODE_ID, null]);
  free = 1;
  host?.stateChanged();
  await expect.poll(() => given).toHaveLength(3);
  await loop.stop();
  await news.drained();
});

test('a receipt is acknowledged once it is on the disk, and refused when it cannot be', async () => {
  const id = await delivery.sendTo('+33612345678');
  free = 1;
  const { loop, news } = startLoop();
  await expect.poll(() => given).toEqual([id]);
  host?.submitted([{ messageId: id, segment: 1, attempt: 1, result: { kind: 'accepted', rawId: 'a' } }]);
  const receipt = { rawId: 'a', dlrId: 1, ptt: 4, text: '', at: NOW } as const;
  const allow = await refuseUpdates(delivery.db, "NEW.state = 'delivered'");
  await expect(host?.receipt(receipt)).rejects.toThrow('broken');
  const state = async () => (await delivery.db.message.findUniqueOrThrow({ where: { id } })).state;
  expect(await state()).toBe('submitted');
  await allow();
  await host?.receipt(receipt);
  expect(await state()).toBe('delivered');
  await loop.stop();
  await news.drained();
});

test('a driver that answers twice, or for what it was not given, changes nothing by it', async () => {
  const id = await delivery.sendTo('+33612345678');
  free = 1;
  const { loop, news } = startLoop();
  await expect.poll(() => given).toEqual([id]);
  const accepted = { messageId: id, segment: 1, attempt: 1, result: { kind: 'accepted', rawId: 'a' } } as const;
  const refused = { kind: 'refused', ptt: 803, billed: false, text: '' } as const;
  host?.submitted([
    { messageId: id, segment: 2, attempt: 1, result: refused },
    { messageId: id + 1, segment: 1, attempt: 1, result: refused },
    accepted,
    { ...accepted, result: refused },
  ]);
  await news.drained();
  expect(await delivery.db.message.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'submitted' });
  expect(await outbox()).toEqual([]);
  await loop.stop();
});

test('a receipt that can never be kept is logged once a minute and taken, so that it comes no more', async () => {
  const { loop, news } = startLoop();
  const receipt = { rawId: 'a', dlrId: 1, ptt: 4, text: '', at: new Date(Number.NaN) } as const;
  await Promise.all([{ ...receipt, rawId: '' }, { ...receipt, rawId: '' }, receipt].map((one) => host?.receipt(one)));
  expect(await delivery.db.unmatchedReceipt.findMany()).toMatchObject([{ rawId: 'a', at: NOW }]);
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ carrier: 'one', refusal: 'invalid_id', heldBack: 0 }]);
  await loop.stop();
  await news.drained();
});

test('what a driver never answers is in doubt after some minutes, and what it did answer of it is kept', async () => {
  const id = await delivery.sendTo('+33612345678', { message: 'x'.repeat(300), noStop: '1' });
  free = 1;
  let runMs = 0;
  const { loop, news } = startLoop(() => {
    runMs += 10_000;
    return runMs;
  });
  await expect.poll(() => given).toEqual([id]);
  host?.submitted([{ messageId: id, segment: 1, attempt: 1, result: { kind: 'accepted', rawId: 'a' } }]);
  await expect.poll(() => (loop.wake(), outbox())).toMatchObject([{ leasedBy: null, attempts: 1, doubts: 1 }]);
  expect(await delivery.db.submittedSegment.findMany({ orderBy: { segment: 'asc' } })).toMatchObject([
    { segment: 1, rawId: 'a', state: 'submitted' },
  ]);
  expect(await delivery.db.messageEvent.findFirst({ where: { segment: 2 } })).toMatchObject({
    ptt: 6,
    carrierText: '',
    reason: 'no_answer',
  });
  expect(lines.join()).toContain('the carrier did not answer');
  host?.submitted([{ messageId: id, segment: 2, attempt: 1, result: { kind: 'accepted', rawId: 'late' } }]);
  await news.drained();
  expect(await delivery.db.submittedSegment.findMany({ orderBy: { segment: 'asc' } })).toMatchObject([
    { rawId: 'a' },
    { segment: 2, rawId: 'late' },
  ]);
  await loop.stop();
});

test('the log says when the carrier connects and when it does not, and nothing while it is only starting', async () => {
  const { loop } = startLoop();
  const toldOf = (state: { free: number; lastError: string | null }) => {
    ({ free, lastError } = state);
    lines = [];
    host?.stateChanged();
    return lines.map((line) => JSON.parse(line)).map(({ msg, lastError: why }) => `${msg} ${why ?? ''}`.trim());
  };
  const waits = 'the carrier is not connected: what is due waits';
  expect(toldOf({ free: 0, lastError: null })).toEqual([]);
  expect(toldOf({ free: 0, lastError: 'refused' })).toEqual([`${waits} refused`]);
  expect(toldOf({ free: 0, lastError: 'refused again' })).toEqual([`${waits} refused again`]);
  expect(toldOf({ free: 0, lastError: 'refused again' })).toEqual([]);
  expect(toldOf({ free: 1, lastError: null })).toEqual(['the carrier is connected']);
  expect(toldOf({ free: 0, lastError: null })).toEqual([waits]);
  await loop.stop();
});

test('what a driver had when it stopped, and never answered, is in doubt at once; what it says after that is late', async () => {
  const id = await delivery.sendTo('+33612345678');
  free = 1;
  const { loop, news } = startLoop();
  await expect.poll(() => given).toEqual([id]);
  await loop.stop();
  await news.drained();
  expect(await outbox()).toMatchObject([{ messageId: id, leasedBy: null, attempts: 1, doubts: 1 }]);
  expect(lines.join()).toContain('the carrier did not answer');
  host?.submitted([{ messageId: id, segment: 1, attempt: 1, result: { kind: 'accepted', rawId: 'late' } }]);
  await news.drained();
  expect(await delivery.message(id)).toMatchObject({ state: 'submitted' });
});
