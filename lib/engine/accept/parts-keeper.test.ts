import { afterEach, beforeEach, expect, test } from 'vitest';
import { listOthers, listParts } from '@/lib/db/smpp/submissions';
import { err, ok } from '@/lib/domain/result';
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
  expect(third).toEqual(err('was_last'));
  expect(await keep(partAt(3))).toEqual(err('was_last'));
  const kept = await listParts(database.db);
  expect(kept.map(({ id }) => ok(id))).toEqual([first, second]);
});

test('what is said again, at once or later, is answered with the id under which it is kept', async () => {
  const { keep } = createPartsKeeper(database.writer, () => NOW);
  const ids = await Promise.all([keep(partAt(1)), keep(partAt(1))]);
  const [part, ...others] = await listParts(database.db);
  expect(others).toEqual([]);
  const kept = ok(part?.id);
  expect([...ids, await keep(partAt(1))]).toEqual([kept, kept, kept]);
});

test('where another text takes a place, what waited before it becomes no message any more, and still waits for its end', async () => {
  const { keep } = createPartsKeeper(database.writer, () => NOW);
  await keep(partAt(1));
  await Promise.all([keep(partAt(2)), keep(partAt(2, 'other'))]);
  expect(await othersOf(3)).toEqual(['other']);
  expect(await keep(partAt(3))).toMatchObject({ ok: true });
  expect(await keep(partAt(1))).toEqual(err('was_last'));
  expect(await listParts(database.db)).toHaveLength(4);
});
