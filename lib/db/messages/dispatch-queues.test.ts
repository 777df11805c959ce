/** What waits for one carrier costs the others nothing, however much it is. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, NODE_ID, type TestDatabase } from '@/lib/testing/test-database';
import { carriersWaitedFor, claimForCarrier, nextDueFor } from './dispatch-queues';

const NOW = new Date('2026-11-27T10:00:00Z');
let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.close());

const owe = (messageId: number, dueAt: number, carrier: string | null = null) =>
  database.db.dispatch.create({ data: { messageId, dueAt: new Date(NOW.getTime() + dueAt), carrier } });
const claim = (carrier: string, open: 'all' | readonly number[], limit = 10) =>
  database.writer.commit((tx) => claimForCarrier(tx, { carrier, open, nodeId: NODE_ID, now: NOW, limit }));

test('a carrier is given its own and what is open, whatever is due first, and nothing of another', async () => {
  await owe(1, -10, 'one');
  await owe(2, -30);
  await owe(3, -20, 'two');
  await owe(4, -20, 'one');
  await owe(5, 10);
  expect(await claim('one', 'all', 2)).toEqual([2, 4]);
  expect(await claim('one', 'all')).toEqual([1]);
  expect(
    await database.db.dispatch.findMany({ where: { leasedBy: { not: null } }, orderBy: { messageId: 'asc' } }),
  ).toMatchObject([
    { messageId: 1, givenTo: 'one' },
    { messageId: 2, givenTo: 'one', carrier: null },
    { messageId: 4, givenTo: 'one' },
  ]);
});

test('of what is open it takes only what is said to be its own', async () => {
  await owe(1, -10);
  await owe(2, -30);
  await owe(3, -20, 'one');
  expect(await claim('one', [1])).toEqual([1, 3]);
  expect(await claim('one', [])).toEqual([]);
  expect(await claim('two', 'all')).toEqual([2]);
});

test('what is due next is told of its own and of what is open', async () => {
  const next = (carrier: string) => database.writer.commit((tx) => nextDueFor(tx, carrier));
  expect(await next('one')).toBeNull();
  await owe(1, 10, 'one');
  await owe(2, -99, 'two');
  expect(await next('one')).toEqual(new Date(NOW.getTime() + 10));
  await owe(3, 5);
  expect(await next('one')).toEqual(new Date(NOW.getTime() + 5));
});

test('the carriers for which something waits are found without reading through what waits', async () => {
  const waitedFor = () => database.writer.commit((tx) => carriersWaitedFor(tx));
  expect(await waitedFor()).toEqual([]);
  await owe(1, 0);
  await owe(2, 0, 'two');
  await owe(3, 9, 'two');
  await owe(4, 0, 'one');
  expect(await waitedFor()).toEqual(['one', 'two']);
});

test('where one carrier takes everything, a claim is one statement, as it was before there were several', async () => {
  let statements = 0;
  await database.writer.commit((tx) =>
    claimForCarrier(
      {
        dialect: tx.dialect,
        $queryRaw: (query, ...values) => {
          statements += 1;
          return tx.$queryRaw(query, ...values);
        },
        $executeRaw: (query, ...values) => {
          statements += 1;
          return tx.$executeRaw(query, ...values);
        },
      },
      { carrier: 'one', open: 'all', nodeId: NODE_ID, now: NOW, limit: 10 },
    ),
  );
  expect(statements).toBe(1);
});
