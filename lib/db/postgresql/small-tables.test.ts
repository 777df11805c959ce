/** What is prepared while a table is small, or empty, is still asked when it is large. */
import pg from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inServer } from '@/lib/testing/postgresql/test-databases';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { list } from '../connections/fragments';
import { insertRows } from '../connections/insert-rows';
import type { SqlTransaction } from '../connections/sql-transaction';
import { updateRows } from '../connections/update-rows';
import type { Writer } from '../connections/writer';
import { claimForCarrier } from '../messages/dispatch-queues';
import { openPostgresqlWriter } from './writer';

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(async () => {
  vi.restoreAllMocks();
  await database.close();
});

const NOW = new Date('2026-11-24T10:00:00Z');
const FEW = 50;

test('the gateway reads by indexes from the beginning, where the server would rather go through a table', async () => {
  for (let index = 1; index <= FEW; index += 1) {
    await database.db.smsAccount.create({ data: { serviceName: `sms-${index}`, createdAt: NOW } });
  }
  const asked = `EXPLAIN SELECT id FROM "SmsAccount" WHERE id IN (1, 2, 3, 4)`;
  await inServer(database.url, async (client) => {
    // Without the room that rows of tests before have left: an index is read for less than a table of many pages.
    await client.query('VACUUM (FULL, ANALYZE) "SmsAccount"');
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(asked);
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/Seq Scan/);
  });
  const writer = openPostgresqlWriter(database.url);
  const plan = await writer.commit(
    (tx) =>
      tx.$queryRaw<{ 'QUERY PLAN': string }[]>`EXPLAIN SELECT id FROM "SmsAccount" WHERE id IN (${list([1, 2, 3, 4])})`,
  );
  await writer.close();
  expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/Index/);
});

/** How often a statement is asked before a server keeps one plan of it. */
const UNTIL_KEPT = 8;
const MANY = 20_000;
const PIECE = 32;

const MOVED = {
  table: 'Dispatch',
  given: { messageId: 'BIGINT', attempts: 'BIGINT' },
  set: 'attempts = given."attempts"',
  key: ['messageId', 'messageId'],
} as const;

/** Both ways in which what is owed is found by its key: by a list of values, and by what is due. */
const FOUND: readonly (readonly [how: string, ask: (tx: SqlTransaction, from: number) => Promise<unknown>])[] = [
  [
    'rows that are changed by values of their own',
    (tx, from) =>
      updateRows(
        tx,
        MOVED,
        Array.from({ length: PIECE }, (_, index) => ({ messageId: from + index, attempts: 1 })),
      ),
  ],
  [
    'rows that are claimed',
    (tx) => claimForCarrier(tx, { carrier: 'one', open: 'all', nodeId: 1, now: NOW, limit: PIECE }),
  ],
];

/** Of an index, by this connection since it last told the server. */
async function entriesRead(tx: SqlTransaction): Promise<number> {
  const [row] = await tx.$queryRaw<{ read: number }[]>`
    SELECT pg_stat_get_xact_tuples_returned('"Dispatch_pkey"'::regclass) AS read`;
  return Number(row?.read);
}

/** What was counted last, and how the table came to hold nothing. */
const COUNTED: readonly (readonly [state: string, begin: (writer: Writer) => Promise<unknown>])[] = [
  ['that has held nothing yet', () => Promise.resolve()],
  [
    'that was emptied',
    async (writer) => {
      await writer.commit((tx) => insertRows(tx, 'Dispatch', owed()));
      await writer.commit((tx) => tx.$executeRaw`DELETE FROM "Dispatch"`);
    },
  ],
];

const owed = () => Array.from({ length: MANY }, (_, index) => ({ messageId: index + 1, dueAt: NOW }));

test.each(FOUND.flatMap(([how, ask]) => COUNTED.map(([state, begin]) => ({ how, ask, state, begin }))))(
  '$how are found by their keys soon after a table $state has many',
  async ({ ask, begin }) => {
    const writer = openPostgresqlWriter(database.url);
    await begin(writer);
    await inServer(database.url, (client) => client.query('ANALYZE "Dispatch"'));
    for (let time = 0; time < UNTIL_KEPT; time += 1) await writer.commit((tx) => ask(tx, 1));
    await writer.commit((tx) => insertRows(tx, 'Dispatch', owed()));
    const read = await writer.commit(async (tx) => {
      const before = await entriesRead(tx);
      await ask(tx, MANY / 2);
      return (await entriesRead(tx)) - before;
    });
    await writer.close();
    expect(read).toBeLessThanOrEqual(4 * PIECE);
  },
);

test('every five seconds a connection has what it prepared planned anew', async () => {
  const writer = openPostgresqlWriter(database.url);
  const commit = () => writer.commit((tx) => tx.$queryRaw`SELECT 1 AS one`);
  await commit();
  const asked = vi.spyOn(pg.Client.prototype, 'query');
  const planned = () => asked.mock.calls.filter(([query]) => String(query) === 'DISCARD PLANS').length;
  await commit();
  expect(planned()).toBe(0);
  vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 5_000);
  await commit();
  await commit();
  expect(planned()).toBe(1);
  vi.restoreAllMocks();
  await writer.close();
});
