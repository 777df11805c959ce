/** What a carrier said is being written while others find the node dead: one of the two, never half of each. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { settleSubmissions } from '@/lib/engine/dispatch/settle-submissions';
import { takeUpOrphans } from '@/lib/engine/nodes/take-up-orphans';
import { testNode } from '@/lib/testing/next-node';
import { NODE_ID } from '@/lib/testing/test-database';
import { createTestDelivery, type TestDelivery } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';
import { routerTo } from '@/lib/testing/test-node';
import { createWriteTurn } from '../connections/write-turn';
import type { Writer } from '../connections/writer';
import { readClaimed } from '../messages/dispatch-outbox';
import { claimForCarrier } from '../messages/dispatch-queues';
import { openWriter } from '../open/open-writer';

let delivery: TestDelivery;
let other: Writer;

beforeEach(async () => {
  delivery = await createTestDelivery();
  other = openWriter(delivery.url, createWriteTurn());
  await delivery.db.node.create({ data: { ...testNode(NODE_ID), startedAt: NOW, seenAt: NOW } });
});

afterEach(async () => {
  await other.close();
  await delivery.closeBalanced();
});

const CLAIM = { carrier: 'simulated', open: 'all', nodeId: NODE_ID, now: NOW, limit: 10 } as const;

/** A message that this node has given to its carrier. */
async function claimOne() {
  await delivery.sendTo('+33612345678');
  const [message] = await delivery.writer.commit(async (tx) => readClaimed(tx, await claimForCarrier(tx, CLAIM)));
  if (!message) throw new Error('Nothing was claimed.');
  return message;
}
const settle = (message: Awaited<ReturnType<typeof claimOne>>, meanwhile: () => void = () => undefined) =>
  delivery.writer.commit(async (tx) => {
    const carrier = { name: 'simulated', recognisesRepeats: false };
    const results = new Map([[1, { kind: 'accepted', rawId: 'a-1' } as const]]);
    const submitted = { message, results, at: NOW, knownBefore: 0 };
    const settled = await settleSubmissions(tx, { carrier, nodeId: NODE_ID }, [
      { router: routerTo('simulated'), submitted },
    ]);
    meanwhile();
    return settled.answers.length;
  });
const takeOver = () =>
  other.commit(async (tx) => {
    await tx.$executeRaw`UPDATE "Node" SET "deadAt" = ${NOW} WHERE id = ${NODE_ID}`;
    await takeUpOrphans(tx, NOW);
  });

test('what is settled first is not taken over', async () => {
  const message = await claimOne();
  let taking = Promise.resolve();
  expect(
    await settle(message, () => {
      taking = takeOver();
    }),
  ).toBe(1);
  await taking;
  expect(await delivery.db.dispatch.count()).toBe(0);
  expect(await delivery.message(message.id)).toMatchObject({ carrierIdKey: 'a-1', wasInDoubt: false });
});

test('of what was taken over before, nothing is written', async () => {
  const message = await claimOne();
  await takeOver();
  const before = await delivery.message(message.id);
  expect(await settle(message)).toBe(0);
  expect(await delivery.message(message.id)).toEqual(before);
  expect(await delivery.db.dispatch.findMany()).toMatchObject([{ leasedBy: null, attempts: 0, doubts: 1 }]);
});
