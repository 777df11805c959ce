import { afterEach, beforeEach, expect, test } from 'vitest';
import { listOthers, listParts } from '@/lib/db/smpp/submissions';
import { partOfText } from '@/lib/testing/smpp-part';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { createPartsKeeper } from './parts-keeper';

const NOW = new Date('2026-11-27T10:00:00Z');

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.close());

const partAt = (number: number, octets = `text ${number}`) =>
  partOfText({ octets, joins: { reference: 7, total: 3, number, coding: 0 } });

const othersOf = async (number: number) =>
  (await listOthers(database.db, partAt(number))).others.map(({ octets }) => octets);

test('the last that was missing is not kept, also when the others come with it', async () => {
  const { keep } = createPartsKeeper(database.writer, () => NOW);
  const [first, second, third] = await Promise.all([1, 2, 3].map((number) => keep(partAt(number))));
  expect([typeof first, typeof second, third]).toEqual(['number', 'number', null]);
  expect(await keep(partAt(3))).toBeNull();
  expect((await listParts(database.db)).map(({ id }) => id)).toEqual([first, second]);
});

test('what is said again, at once or later, is answered with the id under which it is kept', async () => {
  const { keep } = createPartsKeeper(database.writer, () => NOW);
  const ids = await Promise.all([keep(partAt(1)), keep(partAt(1))]);
  expect(new Set([...ids, await keep(partAt(1))]).size).toBe(1);
  expect(await listParts(database.db)).toHaveLength(1);
});

test('where another text takes a place, what waited before it becomes no message any more, and still waits for its end', async () => {
  const { keep } = createPartsKeeper(database.writer, () => NOW);
  await keep(partAt(1));
  await Promise.all([keep(partAt(2)), keep(partAt(2, 'other'))]);
  expect(await othersOf(3)).toEqual(['other']);
  expect(await keep(partAt(3))).not.toBeNull();
  expect(await keep(partAt(1))).toBeNull();
  expect(await listParts(database.db)).toHaveLength(4);
});
