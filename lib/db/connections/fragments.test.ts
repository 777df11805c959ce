import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { list, table } from './fragments';

const AT = new Date('2026-11-24T10:00:00Z');
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  for (const id of [1, 2, 3, 4, 5, 6]) {
    await database.db.smsAccount.create({ data: { id, serviceName: `sms-${id}`, createdAt: AT } });
  }
});

afterAll(() => database.close());

test.each([[[]], [[2]], [[1, 3]], [[6, 5, 1]], [[1, 2, 3, 4, 5, 6, 7]]])(
  'IN a list of %j finds these alone',
  async (ids) => {
    const named = ids.map((id) => `sms-${id}`);
    const found = await database.writer.commit(
      (tx) => tx.$queryRaw<{ id: number }[]>`
      SELECT id FROM "SmsAccount" WHERE id IN (${list(ids)}) AND "serviceName" IN (${list(named)}) ORDER BY id`,
    );
    expect(found.map(({ id }) => id)).toEqual(ids.filter((id) => id <= 6).toSorted());
  },
);

test('lists and tables of a hundred lengths are a few texts', () => {
  const lengths = Array.from({ length: 100 }, (_, index) => Array.from({ length: index + 1 }, (_item, id) => id));
  expect(new Set(lengths.map((ids) => list(ids).sql)).size).toBe(8);
  expect(new Set(lengths.map((ids) => table(ids.map((id) => [id, 'text'])).sql)).size).toBe(8);
});

test('more values than a statement takes are refused before it is made', async () => {
  const most = Array.from({ length: 16_384 }, (_, index) => index + 1);
  const found = await database.writer.commit(
    (tx) => tx.$queryRaw<unknown[]>`SELECT id FROM "SmsAccount" WHERE id IN (${list(most)})`,
  );
  expect(found).toHaveLength(6);
  expect(() => list([...most, 16_385])).toThrow('16385 are too many');
  expect(() => table(most.slice(0, 8_192).map((id) => [id, id]))).not.toThrow();
  expect(() => table(most.slice(0, 8_193).map((id) => [id, id]))).toThrow('8193 are too many');
});

test.each([1, 2, 3, 4, 5])('%i rows of a table are read with their values, each once', async (count) => {
  const rows = [1, 2, 3, 4, 5].slice(0, count).map((id) => [id, `it’s ${id}`, id % 2 === 0, AT] as const);
  const read = database.writer.commit(
    (tx) => tx.$queryRaw<{ id: number; text: string; even: unknown; at: unknown }[]>`
      SELECT r.column1 AS id, r.column2 AS text, r.column3 AS even, r.column4 AS at
      FROM ${table(rows)} AS r JOIN "SmsAccount" a ON a.id = r.column1 ORDER BY r.column1`,
  );
  // What has no declared type is a number in SQLite.
  const found = (await read).map(({ even, at, ...row }) => ({ ...row, even: Number(even), at: Number(at) }));
  expect(found).toEqual(rows.map(([id, text, even, at]) => ({ id, text, even: Number(even), at: at.getTime() })));
});

test('the rows that fill a table up change nothing', async () => {
  const rename = table([1, 2, 3].map((id) => [id, `renamed ${id}`]));
  const changed = await database.writer.commit(
    (tx) => tx.$executeRaw`
      UPDATE "SmsAccount" SET description = change.column2 FROM ${rename} AS change
      WHERE "SmsAccount".id = change.column1`,
  );
  expect(changed).toBe(3);
  const stored = await database.db.smsAccount.findMany({ orderBy: { id: 'asc' } });
  expect(stored.map(({ description }) => description)).toEqual(['renamed 1', 'renamed 2', 'renamed 3', '', '', '']);
});

test('a thousand rows are one table', async () => {
  const rows = table(Array.from({ length: 1_000 }, (_, index) => [index + 1, 'text', AT]));
  const found = await database.writer.commit(
    (tx) => tx.$queryRaw<unknown[]>`
      SELECT a.id FROM ${rows} AS r JOIN "SmsAccount" a ON a.id = r.column1 AND a."createdAt" = r.column3 ORDER BY a.id`,
  );
  expect(found).toEqual([1, 2, 3, 4, 5, 6].map((id) => ({ id })));
});

test('the panel’s transactions read times in the same way', async () => {
  const [found] = await database.db.$transaction(
    (tx) => tx.$queryRaw<{ at: bigint }[]>`
      SELECT r.column2 AS at FROM ${table([[1, AT]])} AS r JOIN "SmsAccount" a ON a."createdAt" = r.column2`,
  );
  expect(Number(found?.at)).toBe(AT.getTime());
});
