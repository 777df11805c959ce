import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { insertRows } from './insert-rows';
import { updateRows, updateRowsFound } from './update-rows';

let database: TestDatabase;
const NOW = new Date('2026-11-24T10:00:00Z');

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.close());

const RENAMED = {
  table: 'SmsAccount',
  given: { id: 'BIGINT', description: 'TEXT', more: 'BIGINT', disabledAt: 'TIMESTAMP', isFree: 'BOOLEAN' },
  set: `description = given."description", "creditsLeft" = "creditsLeft" + given."more", "disabledAt" = given."disabledAt",
    "shortNumber" = CASE WHEN given."isFree" THEN '' ELSE "shortNumber" END`,
  key: ['id', 'id'],
  where: '"creditsLeft" >= 0',
} as const;

/** Accounts with the ids from 1, of which each has as many credits as its id. */
async function addAccounts(count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, index) => ({
    id: index + 1,
    serviceName: `sms-${index + 1}`,
    nameOrder: '',
    shortNumber: '36105',
    creditsLeft: index + 1,
    createdAt: NOW,
  }));
  await database.writer.commit((tx) => insertRows(tx, 'SmsAccount', rows));
}

const changeOf = (id: number) => ({
  id,
  description: `Account ${id}?`,
  more: id * 1_000,
  // Of the first none, by which PostgreSQL could tell what the others are.
  disabledAt: id % 3 === 1 ? null : NOW,
  isFree: id % 2 === 0,
});

test('a row that is given twice is refused, and nothing is changed', async () => {
  await addAccounts(2);
  const twice = [changeOf(1), changeOf(2), changeOf(1)];
  await expect(database.writer.commit((tx) => updateRows(tx, RENAMED, twice))).rejects.toThrow(
    'The row 1 of SmsAccount is to be changed twice at once.',
  );
  expect(await database.db.smsAccount.count({ where: { description: '' } })).toBe(2);
});

test.each([0, 1, 2, 3, 31, 32, 33, 100])('%i rows are changed, each by its own values, and no other', async (count) => {
  await addAccounts(count + 2);
  const changes = Array.from({ length: count }, (_, index) => changeOf(index + 1));
  await database.writer.commit((tx) => updateRows(tx, RENAMED, changes));
  const stored = await database.db.smsAccount.findMany({ orderBy: { id: 'asc' } });
  expect(
    stored.map(({ id, description, creditsLeft, disabledAt, shortNumber }) => [
      ...[id, description, Number(creditsLeft), disabledAt, shortNumber],
    ]),
  ).toEqual([
    ...changes.map(({ id, description, more, disabledAt, isFree }) => [
      ...[id, description, id + more, disabledAt, isFree ? '' : '36105'],
    ]),
    ...[count + 1, count + 2].map((id) => [id, '', id, null, '36105']),
  ]);
});

test('which rows were there is answered', async () => {
  await addAccounts(40);
  const asked = Array.from({ length: 50 }, (_, index) => index + 1);
  const found = await database.writer.commit((tx) => updateRowsFound(tx, RENAMED, asked.map(changeOf)));
  expect([...found].toSorted((one, other) => one - other)).toEqual(asked.slice(0, 40));
});
