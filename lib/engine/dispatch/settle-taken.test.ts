/** What a carrier says of a try before all of it is answered, or after it was given up. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findLedgerFaults } from '@/lib/db/ledger/verify-ledger';
import { enterNode } from '@/lib/db/outbox/nodes';
import type { DlrId } from '@/lib/domain/delivery/dlr';
import { carrierThat } from '@/lib/testing/test-carrier';
import { NODE_ID } from '@/lib/testing/test-database';
import { createTestDelivery, NO_CALLBACKS, type TestDelivery } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';
import type { CarrierHost, ConnectedCarrier, SegmentResult } from '../carriers/driver';
import { recordCarrierNews } from '../receipts/record-carrier-news';
import { doubtOrphans } from './doubt-orphans';
import type { Submitted } from './settle-submissions';
import type { Taken } from './settle-taken';

/** A process of its own on the database given: it says so once what its carrier answered for one segment is recorded. */
const ANSWER_FIRST_SEGMENT = `
  (async () => {
    const { openWriter } = await import('./lib/db/connections/writer.ts');
    const { createWriteTurn } = await import('./lib/db/connections/write-turn.ts');
    const { createNewsQueue } = await import('./lib/engine/receipts/news-queue.ts');
    const { createLogger } = await import('./lib/platform/log/logger.ts');
    const { startTestNode } = await import('./lib/testing/test-node.ts');
    const common = {
      writer: openWriter('file:' + process.argv[1], createWriteTurn()),
      nodeId: 7,
      now: () => new Date(${NOW.getTime()}),
    };
    const callbacks = async () => ({ takerFor: () => null, take: () => undefined });
    const log = createLogger('silent');
    const news = createNewsQueue({ ...common, callbacks, log, events: { publish: () => undefined } });
    let host;
    const driver = {
      start: (to) => { host = to; },
      submit: ([{ id, attempt }]) => {
        const result = { kind: 'accepted', rawId: 'A-1' };
        host.submitted([{ messageId: id, segment: 1, attempt, result }]);
      },
      free: () => 1,
    };
    await startTestNode({ ...common, news, carrier: { name: 'simulated', recognisesRepeats: false, driver } }).dispatch();
    console.log('recorded');
    setInterval(() => undefined, 1_000);
  })();`;

/** A process that starts on busy cores; nothing waits for this time to pass. */
const LONGEST_TEST_MS = 60_000;

let delivery: TestDelivery;
/** What carriers were given: "segments try". */
let given: string[];

beforeEach(async () => {
  delivery = await createTestDelivery();
  given = [];
});

afterEach(async () => {
  expect(await findLedgerFaults(delivery.db)).toEqual([]);
  await delivery.close();
});

const TO = '+33612345678';
const LONG = { message: 'x'.repeat(400), noStop: '1' };
const LATER = 1_000;

const accepted = (rawId: string | null): SegmentResult => ({ kind: 'accepted', rawId });
const REFUSED: SegmentResult = { kind: 'refused', ptt: 803, billed: false, text: 'duplicate' };
const UNKNOWN: SegmentResult = { kind: 'unknown', text: 'no answer' };

const message = (id: number) => delivery.db.message.findUniqueOrThrow({ where: { id } });
const segmentsOf = async (messageId: number) =>
  (await delivery.db.submittedSegment.findMany({ where: { messageId } })).map(({ segment, rawId }) => [segment, rawId]);
const report = (rawId: string, dlrId: DlrId, ptt: number) =>
  delivery.report({ carrier: 'simulated', rawId, dlrId, ptt, text: '', at: NOW });
const creditsLeft = async () => Number((await delivery.db.smsAccount.findFirstOrThrow()).creditsLeft);

/** A node whose carrier answers when the test says so. */
function startNode(traits: Partial<ConnectedCarrier> = {}, nodeId = NODE_ID) {
  let host: CarrierHost | null = null;
  let afterMs = 0;
  const carrier = carrierThat(() => UNKNOWN, traits);
  const node = delivery.startNode({
    nodeId,
    now: () => new Date(NOW.getTime() + afterMs),
    carrier: {
      ...carrier,
      driver: {
        ...carrier.driver,
        start: (to) => {
          host = to;
        },
        submit: (messages) => void given.push(...messages.map(({ segments, attempt }) => `${segments} try ${attempt}`)),
      },
    },
  });
  return {
    /** Hands over what is due by then, and records what was said. */
    dispatch: (ms = afterMs) => {
      afterMs = ms;
      return node.dispatch();
    },
    answer: async (messageId: number, attempt: number, results: Readonly<Record<number, SegmentResult>>) => {
      const reports = Object.entries(results).map(([segment, result]) => ({ segment: Number(segment), result }));
      host?.submitted(reports.map((one) => ({ ...one, messageId, attempt })));
      await node.dispatch();
    },
  };
}

describe('a process that dies between the answers for the segments of a message', () => {
  const die = (successor: number) =>
    delivery.writer.commit(async (tx) => {
      await doubtOrphans(tx, successor, NOW);
      await enterNode(tx, successor, NOW);
    });

  test('has recorded what was answered: only the rest is sent again', async () => {
    const id = await delivery.sendTo(TO, LONG);
    const first = startNode();
    await first.dispatch();
    await first.answer(id, 1, { 1: accepted('A-1') });
    await first.answer(id, 1, { 3: accepted('A-3') });
    await report('a-1', 1, 4);
    expect(await delivery.db.unmatchedReceipt.count()).toBe(0);
    await die(9);
    const second = startNode({}, 9);
    await second.dispatch();
    expect(given).toEqual(['1,2,3 try 1', '2 try 1']);
    await second.answer(id, 1, { 2: accepted('B-2') });
    expect(await segmentsOf(id)).toEqual([
      [1, 'A-1'],
      [2, 'B-2'],
      [3, 'A-3'],
    ]);
    await report('b-2', 1, 4);
    await report('a-3', 1, 4);
    expect(await message(id)).toMatchObject({ state: 'delivered', carrier: 'simulated' });
    expect(await delivery.db.dispatch.count()).toBe(0);
  });

  test(
    'has it on the disk, though it is killed at once',
    async () => {
      const id = await delivery.sendTo(TO, LONG);
      const child = spawn(process.execPath, ['--import', 'tsx', '-e', ANSWER_FIRST_SEGMENT, delivery.file], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await once(child.stdout, 'data');
      child.kill('SIGKILL');
      expect((await once(child, 'exit'))[1]).toBe('SIGKILL');
      await die(9);
      const next = startNode({}, 9);
      await next.dispatch();
      expect(given).toEqual(['2,3 try 1']);
      expect(await segmentsOf(id)).toEqual([[1, 'A-1']]);
    },
    LONGEST_TEST_MS,
  );

  test('after which nothing is left to send ends the message without sending it, and in no doubt', async () => {
    const id = await delivery.sendTo(TO, LONG);
    const first = startNode();
    await first.dispatch();
    await first.answer(id, 1, { 1: accepted('A-1'), 2: accepted('A-2') });
    // The last answer came, and what it completed could not be recorded.
    await delivery.db.submittedSegment.create({
      data: {
        messageId: id,
        segment: 3,
        carrier: 'simulated',
        idKey: 'a-3',
        rawId: 'A-3',
        state: 'submitted',
        ptt: 3,
        at: NOW,
      },
    });
    await die(9);
    const second = startNode({}, 9);
    await second.dispatch();
    expect(given).toEqual(['1,2,3 try 1']);
    expect(await delivery.db.dispatch.count()).toBe(0);
    for (const rawId of ['a-1', 'a-2', 'a-3']) await report(rawId, 16, 803);
    expect(await message(id)).toMatchObject({ state: 'error', wasInDoubt: false, refundedAt: expect.any(Date) });
  });
});

test('the others are answered as ever: refused, not taken for now, or in doubt', async () => {
  const ids = [await delivery.sendTo(TO, LONG), await delivery.sendTo(TO, LONG), await delivery.sendTo(TO, LONG)];
  const node = startNode();
  await node.dispatch();
  for (const id of ids) await node.answer(id, 1, { 1: accepted(`A-${id}`) });
  const [refused = 0, later = 0, unknown = 0] = ids;
  await node.answer(refused, 1, { 2: REFUSED, 3: REFUSED });
  await node.answer(later, 1, { 2: accepted('L-2'), 3: { kind: 'later', text: 'throttled' } });
  await node.answer(unknown, 1, { 2: UNKNOWN, 3: accepted('U-3') });
  given = [];
  await node.dispatch(LATER);
  expect(given).toEqual(['3 try 2', '2 try 2']);
  await report(`a-${refused}`, 16, 803);
  expect(await message(refused)).toMatchObject({ state: 'error', refundedAt: expect.any(Date) });
});

test('in whatever order both are recorded, and however often, each segment is recorded once', async () => {
  const id = await delivery.sendTo(TO, LONG);
  const node = startNode();
  await node.dispatch();
  const stored = await message(id);
  const results = new Map([1, 2, 3].map((segment) => [segment, accepted(`A-${segment}`)] as const));
  const common = { at: NOW, knownBefore: 0 };
  const taken: Taken = { ...common, messageId: id, attempt: 1, segments: new Map([[1, 'A-1']]) };
  const submitted: Submitted = {
    ...common,
    message: { ...stored, encoding: 'gsm7', segments: [1, 2, 3], attempt: 1, doubts: 0 },
    results,
  };
  const carrier = { name: 'simulated', recognisesRepeats: false };
  const record = (news: Partial<Parameters<typeof recordCarrierNews>[1]>) =>
    recordCarrierNews(
      {
        writer: delivery.writer,
        events: { publish: () => undefined },
        callbacks: NO_CALLBACKS,
        nodeId: NODE_ID,
        now: NOW,
      },
      { submissions: [], taken: [], receipts: [], ...news },
    );
  await record({
    submissions: [{ carrier, submitted }],
    taken: [
      { carrier, taken },
      { carrier, taken },
    ],
  });
  await record({ taken: [{ carrier, taken }] });
  expect(await segmentsOf(id)).toEqual([1, 2, 3].map((segment) => [segment, `A-${segment}`]));
  expect(await delivery.db.messageEvent.count({ where: { messageId: id, ptt: 3 } })).toBe(3);
  expect(await message(id)).toMatchObject({ state: 'submitted' });
});

describe('"accepted" that comes late', () => {
  /** A message whose first try was taken as in doubt. */
  const inDoubt = async (traits: Partial<ConnectedCarrier> = {}) => {
    const id = await delivery.sendTo(TO);
    const node = startNode(traits);
    await node.dispatch();
    await node.answer(id, 1, { 1: UNKNOWN });
    return { id, node };
  };

  test('while the message waits for its next try: it is not sent again, its id is known, and the doubt is over', async () => {
    const { id, node } = await inDoubt();
    await node.answer(id, 1, { 1: accepted('A') });
    expect(await message(id)).toMatchObject({ state: 'submitted', wasInDoubt: false });
    await node.dispatch(LATER);
    expect(given).toEqual(['1 try 1']);
    expect(await delivery.db.dispatch.count()).toBe(0);
    await report('a', 16, 803);
    expect(await message(id)).toMatchObject({ state: 'error', refundedAt: expect.any(Date) });
    expect(await creditsLeft()).toBe(20_000);
  });

  test.each([
    ['refused', REFUSED],
    ['taken under another id', accepted('B')],
    ['in doubt', UNKNOWN],
  ])('during the next try: that goes on, and is %s, and the message is the one taken first', async (_, second) => {
    const { id, node } = await inDoubt();
    await node.dispatch(LATER);
    await node.answer(id, 1, { 1: accepted('A') });
    expect(await delivery.db.dispatch.findMany()).toMatchObject([{ leasedBy: NODE_ID, attempts: 1 }]);
    await node.answer(id, 2, { 1: second });
    expect(await delivery.db.dispatch.count()).toBe(0);
    expect(await segmentsOf(id)).toEqual([[1, 'A']]);
    await report('a', 1, 4);
    expect(await message(id)).toMatchObject({ state: 'delivered' });
    expect(given).toEqual(['1 try 1', '1 try 2']);
  });

  test('"not billed" of it stays paid from when the message was given again', async () => {
    const { id, node } = await inDoubt();
    await node.dispatch(LATER);
    await node.answer(id, 1, { 1: accepted('A') });
    await report('a', 16, 803);
    expect(await message(id)).toMatchObject({ state: 'failed', dlrId: 2, refundedAt: null });
    await node.answer(id, 2, { 1: accepted('B') });
    expect(await message(id)).toMatchObject({ state: 'failed', wasInDoubt: true });
    expect(await creditsLeft()).toBe(19_900);
  });

  test('but a carrier that sends nothing twice bills nothing then', async () => {
    const { id, node } = await inDoubt({ recognisesRepeats: true });
    await node.dispatch(LATER);
    await node.answer(id, 1, { 1: accepted('A') });
    await report('a', 16, 803);
    expect(await message(id)).toMatchObject({ state: 'error', refundedAt: expect.any(Date) });
  });

  test('after the message has ended: that stands, and what is reported by the id is in its history', async () => {
    const { id, node } = await inDoubt();
    await node.dispatch(LATER);
    await node.answer(id, 2, { 1: REFUSED });
    await node.answer(id, 1, { 1: accepted('A') });
    await report('a', 1, 4);
    expect(await message(id)).toMatchObject({ state: 'failed', ptt: 803, refundedAt: null });
    const told = await delivery.db.messageEvent.findMany({ where: { messageId: id, segment: 1 } });
    expect(told).toMatchObject([
      { ptt: 3, applied: false },
      { ptt: 4, applied: false },
    ]);
  });

  test('after it was taken by the next try: the id that it has stays its own; without one it gets this', async () => {
    const { id, node } = await inDoubt();
    const { id: nameless } = await inDoubt();
    await node.dispatch(LATER);
    await node.answer(id, 2, { 1: accepted('b') });
    await node.answer(nameless, 2, { 1: accepted(null) });
    for (const one of [id, nameless]) await node.answer(one, 1, { 1: accepted(`A-${one}`) });
    expect([await segmentsOf(id), await segmentsOf(nameless)]).toEqual([[], [[1, `A-${nameless}`]]]);
    await report(`a-${nameless}`, 1, 4);
    await report('b', 1, 4);
    for (const one of [id, nameless]) expect(await message(one)).toMatchObject({ state: 'delivered' });
  });

  test('what was reported by its id before is applied', async () => {
    const { id, node } = await inDoubt();
    await report('a', 1, 4);
    await node.answer(id, 1, { 1: accepted('A') });
    expect(await message(id)).toMatchObject({ state: 'delivered' });
    expect(await delivery.db.unmatchedReceipt.count()).toBe(0);
  });
});

test.each([
  ['refused', REFUSED],
  ['not taken for now', { kind: 'later', text: '' }],
  ['in doubt', UNKNOWN],
] as const)('any other late answer is none to the present try: %s', async (_, late) => {
  const id = await delivery.sendTo(TO);
  const node = startNode();
  await node.dispatch();
  await node.answer(id, 1, { 1: UNKNOWN });
  await node.answer(id, 1, { 1: late });
  await node.dispatch(LATER);
  await node.answer(id, 1, { 1: late });
  expect(await delivery.db.dispatch.findMany()).toMatchObject([{ leasedBy: NODE_ID, attempts: 1, doubts: 1 }]);
  await node.answer(id, 2, { 1: accepted('b') });
  expect(await message(id)).toMatchObject({ state: 'submitted', carrierIdKey: 'b' });
});

test('what no carrier was given is not taken, whatever a driver says: it is sent', async () => {
  const waiting = await delivery.sendTo(TO, { deferred: '113024112026' });
  const id = await delivery.sendTo(TO, LONG);
  const node = startNode();
  await node.dispatch();
  await node.answer(waiting, 1, { 1: accepted('x') });
  await node.answer(id, 2, { 1: accepted('x') });
  await node.answer(id + 1_000, 1, { 1: accepted('x') });
  await node.answer(id, 1, { 1: { kind: 'later', text: '' }, 2: UNKNOWN, 3: UNKNOWN });
  await node.answer(id, 1, { 0: accepted('x'), 4: accepted('x') });
  expect(await delivery.db.submittedSegment.count()).toBe(0);
  expect(await delivery.db.message.count({ where: { state: 'submitted' } })).toBe(0);
  given = [];
  await node.dispatch(LATER);
  expect(given).toEqual(['1,2,3 try 2']);
});
