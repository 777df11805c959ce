/** Segments that a carrier says it took before it has answered for the whole message. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { accepted, REFUSED, startPromptedNode, UNKNOWN } from '@/lib/testing/prompted-node';
import { NODE_ID } from '@/lib/testing/test-database';
import {
  createTestDelivery,
  NO_CALLBACKS,
  receiptOf,
  type TestDelivery,
  THREE_SEGMENTS,
} from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';
import { routerTo } from '@/lib/testing/test-node';
import { recordCarrierNews } from '../receipts/record-carrier-news';
import type { Submitted } from './settle-submissions';
import type { Taken } from './settle-taken';

const TO = '+33612345678';
const LATER = 1_000;
let delivery: TestDelivery;

beforeEach(async () => {
  delivery = await createTestDelivery();
});

afterEach(() => delivery.closeBalanced());

test('the other segments are answered as ever: refused, not taken for now, or in doubt', async () => {
  const ids = [
    await delivery.sendTo(TO, THREE_SEGMENTS),
    await delivery.sendTo(TO, THREE_SEGMENTS),
    await delivery.sendTo(TO, THREE_SEGMENTS),
  ];
  const node = startPromptedNode(delivery);
  await node.dispatch();
  for (const id of ids) await node.answer(id, 1, { 1: accepted(`A-${id}`) });
  const [refused = 0, later = 0, unknown = 0] = ids;
  await node.answer(refused, 1, { 2: REFUSED, 3: REFUSED });
  await node.answer(later, 1, { 2: accepted('L-2'), 3: { kind: 'later', text: 'throttled' } });
  await node.answer(unknown, 1, { 2: UNKNOWN, 3: accepted('U-3') });
  await node.dispatch(LATER);
  expect(node.given).toEqual(['1,2,3 try 1', '1,2,3 try 1', '1,2,3 try 1', '3 try 2', '2 try 2']);
  await delivery.receive(receiptOf(`a-${refused}`, 16, 803));
  expect(await delivery.message(refused)).toMatchObject({ state: 'error', refundedAt: expect.any(Date) });
});

test('in whatever order both are recorded, and however often, each segment is recorded once', async () => {
  const id = await delivery.sendTo(TO, THREE_SEGMENTS);
  const node = startPromptedNode(delivery);
  await node.dispatch();
  const stored = await delivery.message(id);
  const results = new Map([1, 2, 3].map((segment) => [segment, accepted(`A-${segment}`)] as const));
  const common = { at: NOW, knownBefore: 0 };
  const taken: Taken = { ...common, messageId: id, attempt: 1, segments: new Map([[1, 'A-1']]) };
  const submitted: Submitted = {
    ...common,
    message: {
      ...stored,
      encoding: 'gsm7',
      segments: [1, 2, 3],
      state: 'accepted',
      keepsHours: false,
      validUntil: new Date(NOW.getTime() + 48 * 3_600_000),
      attempt: 1,
      doubts: 0,
      isBlacklisted: false,
      tried: [],
      laters: 0,
      decision: null,
    },
    results,
  };
  const carrier = { name: 'simulated', recognisesRepeats: false };
  const record = (news: Partial<Parameters<typeof recordCarrierNews>[1]>) =>
    recordCarrierNews(
      {
        writer: delivery.writer,
        events: { publish: () => undefined },
        callbacks: NO_CALLBACKS,
        onAccepted: () => undefined,
        nodeId: NODE_ID,
        now: NOW,
      },
      { submissions: [], taken: [], receipts: [], incoming: [], ...news },
    );
  await record({
    submissions: [{ carrier, router: routerTo(carrier.name), submitted }],
    taken: [
      { carrier, taken },
      { carrier, taken },
    ],
  });
  await record({ taken: [{ carrier, taken }] });
  expect(await delivery.segmentsOf(id)).toEqual([1, 2, 3].map((segment) => [segment, `A-${segment}`]));
  expect(await delivery.db.messageEvent.count({ where: { messageId: id, ptt: 3 } })).toBe(3);
  expect(await delivery.message(id)).toMatchObject({ state: 'submitted' });
});

test('what no carrier was given is not taken, whatever a driver says: it is sent', async () => {
  const waiting = await delivery.sendTo(TO, { deferred: '113024112026' });
  const id = await delivery.sendTo(TO, THREE_SEGMENTS);
  const node = startPromptedNode(delivery);
  await node.dispatch();
  await node.answer(waiting, 1, { 1: accepted('x') });
  await node.answer(id, 2, { 1: accepted('x') });
  await node.answer(id + 1_000, 1, { 1: accepted('x') });
  await node.answer(id, 1, { 1: { kind: 'later', text: '' }, 2: UNKNOWN, 3: UNKNOWN });
  await node.answer(id, 1, { 0: accepted('x'), 4: accepted('x') });
  expect(await delivery.db.submittedSegment.count()).toBe(0);
  expect(await delivery.db.message.count({ where: { state: 'submitted' } })).toBe(0);
  await node.dispatch(LATER);
  expect(node.given).toEqual(['1,2,3 try 1', '1,2,3 try 2']);
});
