import { afterEach, beforeEach, expect, test } from 'vitest';
import { meeting } from '@/lib/testing/meeting';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { inTransaction, type Transaction } from '../connections/client';

const AT = new Date('2026-11-24T10:00:00.123Z');
let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.close());

const add = (tx: Transaction, name: string) =>
  tx.$executeRaw`UPDATE "Sequence" SET value = value + 1 WHERE name = ${name}`;

test('raw reads answer numbers and times, whatever is summed up; models answer what they declare', async () => {
  const { db } = database;
  await db.smsAccount.create({ data: { serviceName: 'sms-a-1', creditsLeft: 5_000_000_000, createdAt: AT } });
  const sums = await db.$queryRaw`
    SELECT id, "creditsLeft", "alertSmsCustom", "shortNumber", "createdAt", SUM("creditsLeft") OVER () AS sum,
      count(*) OVER () AS count FROM "SmsAccount"`;
  expect(sums).toEqual([
    {
      ...{ id: 1, creditsLeft: 5_000_000_000, alertSmsCustom: false, shortNumber: null, createdAt: AT },
      ...{ sum: 5_000_000_000, count: 1 },
    },
  ]);
  expect(await db.smsAccount.findFirst({ select: { id: true, creditsLeft: true, createdAt: true } })).toEqual({
    ...{ id: 1, creditsLeft: 5_000_000_000n, createdAt: AT },
  });
});

test('of two transactions of the panel that wait for each other one is run again', async () => {
  const { db } = database;
  await db.sequence.createMany({ data: ['a', 'b'].map((name) => ({ name, value: 1 })) });
  const both = meeting(2);
  let tries = 0;
  const write = (names: readonly string[]) =>
    inTransaction(db, async (tx) => {
      tries += 1;
      for (const name of names) {
        await add(tx, name);
        await both();
      }
    });
  await Promise.all([write(['a', 'b']), write(['b', 'a'])]);
  const stored = await db.sequence.findMany({ orderBy: { name: 'asc' } });
  expect(stored.map(({ name, value }) => [name, Number(value)])).toEqual([
    ['a', 3],
    ['b', 3],
  ]);
  expect(tries).toBeGreaterThan(2);
});

test('what a transaction has written is gone when it throws, and the connection goes on', async () => {
  const failing = inTransaction(database.db, async (tx) => {
    await tx.sequence.create({ data: { name: 'lost', value: 1 } });
    throw new Error('refused');
  });
  await expect(failing).rejects.toThrow('refused');
  expect(await database.db.sequence.count()).toBe(0);
});
