import { afterEach, beforeEach, expect, test } from 'vitest';
import { endStaleWaits } from '@/lib/db/outbox/end-stale-waits';
import { createLogger } from '@/lib/platform/log/logger';
import { createTestDelivery, type TestDelivery } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';
import { startClockWatch } from './clock-watch';

const HOUR = 3_600_000;
let delivery: TestDelivery;

beforeEach(async () => {
  delivery = await createTestDelivery();
});

afterEach(() => delivery.close());

test('once the clock was set back, what would wait for it is due, and is looked for; set ahead it changes nothing', async () => {
  const later = new Date(NOW.getTime() + HOUR);
  let wall = NOW;
  let looks = 0;
  const looked: (() => void)[] = [];
  const nextLook = () => new Promise<void>((resolve) => looked.push(resolve));
  let ended = 0;
  const watch = startClockWatch({
    log: createLogger('silent'),
    now: () => wall,
    running: () => {
      for (const resolve of looked.splice(0)) resolve();
      return (looks += 1);
    },
    onSetBack: async () => {
      await delivery.writer.commit((tx) => endStaleWaits(tx, wall));
      ended += 1;
    },
  });
  const lookAt = async (moment: Date) => {
    wall = moment;
    // The second look comes when all that the first one led to is done.
    for (let look = 1; look <= 2; look += 1) {
      const looking = nextLook();
      watch.wake();
      await looking;
    }
  };
  const id = await delivery.sendTo('+33612345678');
  await delivery.db.dispatch.update({ where: { messageId: id }, data: { dueAt: later } });
  const dueAt = async () => (await delivery.db.dispatch.findFirstOrThrow()).dueAt;
  await lookAt(later);
  expect([ended, await dueAt()]).toEqual([0, later]);
  await lookAt(NOW);
  expect([ended, await dueAt()]).toEqual([1, NOW]);
  await watch.stop();
});
