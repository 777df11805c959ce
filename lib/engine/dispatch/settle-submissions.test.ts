import { afterEach, beforeEach, expect, test } from 'vitest';
import { inTransaction } from '@/lib/db/connections/client';
import { readClaimed } from '@/lib/db/messages/dispatch-outbox';
import { REFUSED, startPromptedNode, UNKNOWN } from '@/lib/testing/prompted-node';
import { carrierThat } from '@/lib/testing/test-carrier';
import { NODE_ID } from '@/lib/testing/test-database';
import { createTestDelivery, type TestDelivery } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';
import { createRouter } from './routing/router';
import { settleSubmissions } from './settle-submissions';

let delivery: TestDelivery;

beforeEach(async () => {
  delivery = await createTestDelivery();
});

afterEach(() => delivery.closeBalanced());

test('what is said of a try settles that try alone: an answer that was kept for long is none to the next one', async () => {
  const id = await delivery.sendTo('+33612345678');
  const node = startPromptedNode(delivery);
  await node.dispatch();
  await node.answer(id, 1, { 1: UNKNOWN });
  await node.dispatch(1_000);
  expect(node.given).toEqual(['1 try 1', '1 try 2']);
  const carrier = carrierThat(() => UNKNOWN);
  const router = createRouter({ routes: [], takers: [carrier.name], down: new Set() }, () => undefined);
  const refuse = (attempt: number) =>
    inTransaction(delivery.db, async (tx) => {
      const [message] = await readClaimed(tx, [id]);
      if (!message) return;
      const submitted = { message: { ...message, attempt }, results: new Map([[1, REFUSED]]), at: NOW, knownBefore: 0 };
      await settleSubmissions(tx, { carrier, nodeId: NODE_ID }, [{ router, submitted }]);
    });
  for (const attempt of [1, 3]) {
    await refuse(attempt);
    expect(await delivery.db.dispatch.findMany()).toMatchObject([{ leasedBy: NODE_ID, attempts: 1, doubts: 1 }]);
  }
  await refuse(2);
  expect(await delivery.db.dispatch.count()).toBe(0);
});
