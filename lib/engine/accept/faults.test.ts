/** What happens to a send when the machine fails it: nothing is half done, nothing is charged, and it goes on after. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { endStaleWaits } from '@/lib/db/outbox/end-stale-waits';
import { limitPages } from '@/lib/testing/limit-pages';
import { holdWriteLock } from '@/lib/testing/lock-holder';
import { enterNode } from '@/lib/testing/next-node';
import { NODE_ID } from '@/lib/testing/test-database';
import { createTestDelivery, type TestDelivery } from '@/lib/testing/test-delivery';
import { NOW, query } from '@/lib/testing/test-gateway';
import { writeNextSlice } from '@/lib/testing/test-slices';

const HOUR_MS = 3_600_000;
let delivery: TestDelivery;

beforeEach(async () => {
  delivery = await createTestDelivery();
});

afterEach(() => delivery.closeBalanced());

test('a full disk refuses the send whole; with room again the next one is accepted', async () => {
  await delivery.sendTo('+33612345678');
  const rows = async () => [await delivery.db.message.count(), await delivery.db.creditMovement.count()];
  const before = await rows();
  const [{ page_count: pages = 0n } = {}] =
    await delivery.db.$queryRawUnsafe<{ page_count: bigint }[]>('PRAGMA page_count');
  // SQLite's own limit answers as a full file system does: SQLITE_FULL in the middle of the transaction.
  await limitPages(delivery.writer, Number(pages));
  const long = query({
    message: 'x'.repeat(1_000),
    to: Array.from({ length: 25 }, (_, i) => `+${33612340000 + i}`).join(','),
  });
  await expect(delivery.send(long)).rejects.toThrow(/full/);
  expect(await rows()).toEqual(before);
  await limitPages(delivery.writer, 1_000_000);
  expect((await delivery.send(query())).body).toMatch(/^OK/);
});

test('a database that another process has locked is waited for, and nothing is sent twice', async () => {
  await delivery.send(query());
  const lock = await holdWriteLock(delivery.file);
  const sending = Promise.all([1, 2, 3].map(() => delivery.send(query())));
  for (let asked = 0; asked < 50; asked += 1) expect(await delivery.db.message.count()).toBe(1);
  await lock.release();
  const answers = await sending;
  expect(answers.map(({ body }) => body.split('\n')[0])).toEqual(['OK', 'OK', 'OK']);
  expect(await delivery.db.message.count()).toBe(4);
});

test('a clock that jumps back an hour holds nothing up, and no state goes backwards', async () => {
  const id = await delivery.sendTo('+33612345678');
  await delivery.runUntil(HOUR_MS);
  const stuck = await delivery.sendTo('+33612345679');
  // A process of an hour ahead holds it, and is gone.
  await delivery.db.dispatch.updateMany({ where: { messageId: stuck }, data: { leasedBy: 7, attempts: 1 } });
  await delivery.writer.commit((tx) => enterNode(tx, NODE_ID, NOW));
  await delivery.runUntil(0);
  const stateOf = async (messageId: number) =>
    (await delivery.db.message.findUniqueOrThrow({ where: { id: messageId } })).state;
  expect([await stateOf(id), await stateOf(stuck)]).toEqual(['submitted', 'submitted']);
  await delivery.runUntil(2 * HOUR_MS);
  expect([await stateOf(id), await stateOf(stuck)]).toEqual(['delivered', 'delivered']);
});

test('after the clock was set back an hour, messages and retries do not wait for it; deferred ones do', async () => {
  await delivery.runUntil(HOUR_MS);
  delivery.setNow(new Date(NOW.getTime() + HOUR_MS));
  const retried = await delivery.sendTo('+33600999004');
  await delivery.runUntil(HOUR_MS);
  const waiting = await delivery.sendTo('+33612345678');
  // Two hours from NOW, which is 11:00 in Paris.
  const deferred = await delivery.sendTo('+33612345679', { deferred: '130024112026' });
  const states = async () => {
    const where = { id: { in: [retried, waiting, deferred] } };
    const messages = await delivery.db.message.findMany({ where, orderBy: { id: 'asc' } });
    return messages.map(({ state }) => state);
  };
  expect(await states()).toEqual(['accepted', 'accepted', 'scheduled']);
  await delivery.runUntil(0);
  expect(await states()).toEqual(['submitted', 'submitted', 'scheduled']);
  await delivery.runUntil(2 * HOUR_MS);
  expect(await states()).toEqual(['delivered', 'delivered', 'submitted']);
});

test('a bulk send that was accepted before the clock was set back is written as due now', async () => {
  delivery.setNow(new Date(NOW.getTime() + HOUR_MS));
  const to = Array.from({ length: 150 }, (_, index) => `+${33_612_000_000 + index}`).join(',');
  expect((await delivery.send('', { post: query({ to }) })).body).toMatch(/^OK/);
  await delivery.writer.commit((tx) => endStaleWaits(tx, NOW));
  while (await writeNextSlice({ writer: delivery.writer, now: NOW }));
  expect(await delivery.db.dispatch.count({ where: { dueAt: { lte: NOW } } })).toBe(150);
});

test('a process that was killed after the carrier took the message: it is submitted again and taken once', async () => {
  const id = await delivery.sendTo('+33612345678');
  await delivery.runUntil(0);
  // As if the process had died before it could empty the outbox.
  await delivery.db.dispatch.create({ data: { messageId: id, dueAt: NOW, attempts: 1 } });
  await delivery.runUntil(0);
  expect(await delivery.db.messageEvent.count({ where: { messageId: id, state: 'submitted', applied: true } })).toBe(1);
});
