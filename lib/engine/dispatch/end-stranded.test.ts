import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLogger } from '@/lib/platform/log/logger';
import { startPromptedNode, UNKNOWN } from '@/lib/testing/prompted-node';
import { NODE_ID } from '@/lib/testing/test-database';
import { createTestDelivery, NO_CALLBACKS, type TestDelivery } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';
import { routerTo } from '@/lib/testing/test-node';
import { createNewsQueue } from '../receipts/news-queue';
import { createStrandedEnd } from './end-stranded';

const HOURS = 3_600_000;
let delivery: TestDelivery;

beforeEach(async () => {
  delivery = await createTestDelivery();
});

afterEach(() => delivery.closeBalanced());

test('what may have been sent by a carrier that is gone waits for it, and ends with the outcome unknown when it is too old', async () => {
  const id = await delivery.sendTo('+33612345678');
  const gone = startPromptedNode(delivery, { name: 'gone' });
  await gone.dispatch();
  await gone.answer(id, 1, { 1: UNKNOWN });
  let afterMs = 0;
  const common = { writer: delivery.writer, events: { publish: () => undefined }, nodeId: NODE_ID };
  const now = () => new Date(NOW.getTime() + afterMs);
  const news = createNewsQueue({
    ...common,
    now,
    callbacks: async () => NO_CALLBACKS,
    onAccepted: () => undefined,
    log: createLogger('silent'),
  });
  const endStranded = createStrandedEnd({ ...common, now, news, router: routerTo('other'), running: () => afterMs });
  const lookAfter = async (ms: number) => {
    afterMs = ms;
    await endStranded();
    await news.drained();
    return delivery.message(id);
  };
  expect(await lookAfter(48 * HOURS - 1)).toMatchObject({ state: 'accepted' });
  expect(await lookAfter(48 * HOURS + 1)).toMatchObject({ state: 'accepted' });
  expect(await lookAfter(49 * HOURS)).toMatchObject({ state: 'failed', ptt: 6, dlrId: 2, refundedAt: null });
  expect(await delivery.db.dispatch.count()).toBe(0);
});
