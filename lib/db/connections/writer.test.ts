import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { limitPages } from '@/lib/testing/limit-pages';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { inTransaction } from './client';
import type { SqlTransaction } from './sql-transaction';

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.close());

const add = (tx: SqlTransaction, name: string, value: number) =>
  tx.$executeRaw`INSERT INTO "Sequence" (name, value) VALUES (${name}, ${value})
    ON CONFLICT (name) DO UPDATE SET value = "Sequence".value + ${value}`;

const stored = async () => {
  const rows = await database.db.sequence.findMany({ orderBy: { name: 'asc' } });
  return Object.fromEntries(rows.map(({ name, value }) => [name, Number(value)]));
};

test('what is written together is as if it had been written one by one, and a failure undoes itself alone', async () => {
  const piece = fc.record({
    name: fc.constantFrom('a', 'b', 'c'),
    value: fc.integer({ min: 1, max: 9 }),
    fails: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
      await database.writer.commit((tx) => tx.$executeRaw`DELETE FROM "Sequence"`);
      const outcomes = await Promise.all(
        pieces.map(({ name, value, fails }) =>
          database.writer
            .commit(async (tx) => {
              await add(tx, name, value);
              if (fails) throw new Error('refused');
              return name;
            })
            .catch((cause: Error) => cause.message),
        ),
      );
      expect(outcomes).toEqual(pieces.map(({ name, fails }) => (fails ? 'refused' : name)));
      const sums: Record<string, number> = {};
      for (const { name, value, fails } of pieces) if (!fails) sums[name] = (sums[name] ?? 0) + value;
      expect(await stored()).toEqual(sums);
    }),
    { numRuns: 30 },
  );
});

test('what somebody waits for goes first', async () => {
  const order: string[] = [];
  const write = (name: string, urgency: 'urgent' | 'ordinary') =>
    database.writer.commit(async (tx) => {
      await add(tx, name, 1);
      order.push(name);
    }, urgency);
  await Promise.all([
    write('began', 'ordinary'),
    ...['a', 'b'].map((name) => write(name, 'ordinary')),
    write('urgent', 'urgent'),
  ]);
  expect(order).toEqual(['began', 'urgent', 'a', 'b']);
});

test('urgent work is answered before ordinary work is begun, yet no stream of it holds that up', async () => {
  const order: string[] = [];
  const write = async (name: string, urgency: 'urgent' | 'ordinary') => {
    await database.writer.commit(async (tx) => {
      await add(tx, name, 1);
      order.push(name);
    }, urgency);
    order.push(`${name} answered`);
  };
  const stream = async () => {
    for (let count = 1; !order.includes('ordinary answered'); count += 1) await write(`urgent ${count}`, 'urgent');
  };
  await Promise.all([stream(), write('ordinary', 'ordinary')]);
  expect(order.slice(0, 4)).toEqual(['urgent 1', 'urgent 1 answered', 'urgent 2', 'ordinary']);
});

test('columns come as Prisma would answer them, and every number as a number', async () => {
  const at = new Date('2026-11-24T10:00:00.123Z');
  await database.db.smsAccount.create({ data: { serviceName: 'sms-a-1', creditsLeft: 5, createdAt: at } });
  const [row] = await database.writer.commit(
    (tx) => tx.$queryRaw<unknown[]>`
      SELECT id, "creditsLeft", "alertSmsCustom", "shortNumber", "createdAt" FROM "SmsAccount"`,
  );
  expect(row).toEqual({ id: 1, creditsLeft: 5, alertSmsCustom: false, shortNumber: null, createdAt: at });
});

test('the panel’s transactions and the writer take turns, so that neither waits with its thread', async () => {
  const panel = Array.from({ length: 20 }, () =>
    inTransaction(database.db, async (tx) => {
      await add(tx, 'shared', 1);
      // Other work of this thread runs in between, as it does in a busy server.
      await new Promise((resolve) => setImmediate(resolve));
      await add(tx, 'shared', 1);
    }),
  );
  const gateway = Array.from({ length: 20 }, () => database.writer.commit((tx) => add(tx, 'shared', 1)));
  await Promise.all([...panel, ...gateway]);
  expect(await stored()).toEqual({ shared: 60 });
});

test('a panel’s transaction that fails gives its turn back', async () => {
  const failing = inTransaction(database.db, async (tx) => {
    await add(tx, 'lost', 1);
    throw new Error('refused');
  });
  await expect(failing).rejects.toThrow('refused');
  await database.writer.commit((tx) => add(tx, 'kept', 1));
  expect(await stored()).toEqual({ kept: 1 });
});

test('what is asked for together with what fills the disk is not done without it', async () => {
  const [{ page_count: pages = 0n } = {}] =
    await database.db.$queryRawUnsafe<{ page_count: bigint }[]>('PRAGMA page_count');
  await limitPages(database.writer, Number(pages));
  const both = database.writer.commit((tx) => Promise.all([add(tx, 'x'.repeat(100_000), 1), add(tx, 'small', 1)]));
  await expect(both).rejects.toThrow(/full/);
  expect(await stored()).toEqual({});
});
