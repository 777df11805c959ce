import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Writer } from '@/lib/db/connections/writer';
import { createLogger } from '@/lib/platform/log/logger';
import { addTestCarrier } from '@/lib/testing/routes';
import { createTestDelivery, type TestDelivery } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';
import type { Loop } from '../../outbox/loop';
import { createRouter } from './router';
import { startRoutingLoop } from './start-routing-loop';
import { LONGEST_DOWN_MS, watchCarriers } from './watch-carriers';

let delivery: TestDelivery;
let runMs: number;
let woken: string[];
let takers: readonly string[];
let loop: Loop | null;
let watch: ReturnType<typeof watchCarriers>;

beforeEach(async () => {
  delivery = await createTestDelivery();
  runMs = 0;
  woken = [];
  takers = ['one', 'two'];
  watch = watchCarriers(() => runMs);
  loop = null;
  for (const [rank, name] of ['one', 'two'].entries()) await addTestCarrier(delivery.db, name, { rank });
});

afterEach(async () => {
  await loop?.stop();
  await delivery.close();
});

function start(writer: Writer = delivery.writer) {
  loop = startRoutingLoop({
    writer,
    router: createRouter({ routes: [], takers: [], down: new Set() }, (name) => void woken.push(name)),
    watch,
    takersNow: () => takers,
    events: { publish: () => undefined },
    log: createLogger('silent'),
    now: () => NOW,
    tendStranded: () => Promise.resolve(),
  });
}

const waitsFor = (carrier: string) =>
  expect
    .poll(async () => {
      loop?.wake();
      return (await delivery.db.dispatch.findFirstOrThrow()).carrier;
    })
    .toBe(carrier);
const waitAt = async (carrier: string) => {
  const messageId = await delivery.sendTo('+33612345678');
  await delivery.db.dispatch.update({ where: { messageId }, data: { carrier } });
};
const common = { prefix: '33', senderKind: 'any', rank: 1, weight: 1, createdAt: NOW, updatedAt: NOW };

test('what waits follows the routes as they are stored: one that is added, changed, disabled or deleted', async () => {
  await waitAt('one');
  start();
  const { id } = await delivery.db.route.create({ data: { ...common, carrier: 'two' } });
  await waitsFor('two');
  expect(woken).toContain('two');
  const change = (data: object) =>
    delivery.db.route.update({ where: { id }, data: { ...data, revision: { increment: 1 } } });
  await change({ disabledAt: NOW });
  await waitsFor('one');
  await change({ disabledAt: null });
  await waitsFor('two');
  await change({ prefix: '44' });
  await waitsFor('one');
  await change({ prefix: '336' });
  await waitsFor('two');
  await delivery.db.route.delete({ where: { id } });
  await waitsFor('one');
});

test('what waits for a carrier that is not there any more goes to one that is, from the start on', async () => {
  await waitAt('gone');
  start();
  await waitsFor('one');
  takers = ['two'];
  await waitsFor('two');
});

test.each([1, 2, 3, 4])('what waits is looked through though commit %i fails', async (failing) => {
  await waitAt('gone');
  let commits = 0;
  const commit: Writer['commit'] = (work) => {
    commits += 1;
    return commits === failing ? Promise.reject(new Error('no room')) : delivery.writer.commit(work);
  };
  start({ ...delivery.writer, commit });
  await waitsFor('one');
  expect(commits).toBeGreaterThan(failing);
});

test('a carrier is waited for for half a minute, and what went elsewhere then comes back with it', async () => {
  watch.started('one');
  watch.told('two', true);
  await waitAt('two');
  start();
  await waitsFor('one');
  runMs = LONGEST_DOWN_MS - 1;
  loop?.wake();
  await expect.poll(() => watch.nextIn()).toBe(1);
  await waitsFor('one');
  runMs = LONGEST_DOWN_MS;
  await waitsFor('two');
  watch.told('one', true);
  await waitsFor('one');
});
