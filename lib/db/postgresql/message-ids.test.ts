/** Ids that several nodes give, each beside the transactions in which it gives them. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inServer } from '@/lib/testing/postgresql/test-databases';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import type { Writer } from '../connections/writer';
import { commitTaking, createMessageIds, exactIds, FIRST_MESSAGE_ID, type MessageIds } from '../messages/message-ids';
import { openPostgresqlWriter } from './writer';

let database: TestDatabase;
let other: Writer;
let nowMs = 0;

beforeEach(async () => {
  database = await createTestDatabase();
  other = openPostgresqlWriter(database.url);
});

afterEach(async () => {
  await other.close();
  await database.close();
});

const idsOf = (writer: Writer) => createMessageIds({ ...writer, now: () => new Date(nowMs) });
const take = (writer: Writer, ids: MessageIds, count = 1) => commitTaking(writer, ids, (tx) => ids.take(tx, count));

test('a transaction that has taken ids holds up nobody who takes others', async () => {
  const [ours, theirs] = [idsOf(database.writer), idsOf(other)];
  const [first, meanwhile, exact] = await commitTaking(database.writer, ours, async (tx) => [
    await ours.take(tx, 1),
    await take(other, theirs),
    await take(other, exactIds(other.beside)),
  ]);
  expect([first, meanwhile, exact]).toEqual([FIRST_MESSAGE_ID, FIRST_MESSAGE_ID + 100, FIRST_MESSAGE_ID + 200]);
});

test('what was taken by a transaction that was undone is given to nobody, and the rest goes on', async () => {
  const ids = idsOf(database.writer);
  const undone = commitTaking(database.writer, ids, async (tx) => {
    await ids.take(tx, 3);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(await take(database.writer, ids)).toBe(FIRST_MESSAGE_ID + 3);
});

test('ids go up with the time, to a second: what was reserved before is not given', async () => {
  const [ours, theirs] = [idsOf(database.writer), idsOf(other)];
  await take(database.writer, ours);
  const later = await take(other, theirs);
  nowMs += 1_001;
  expect(await take(database.writer, ours)).toBeGreaterThan(later);
});

test('where no more can be reserved, what was reserved before stays as old as it is', async () => {
  let isRefused = false;
  const { beside } = database.writer;
  const ours = createMessageIds({
    now: () => new Date(nowMs),
    beside: (work) => (isRefused || !beside ? Promise.reject(new Error('Nobody answers.')) : beside(work)),
  });
  const theirs = idsOf(other);
  await take(database.writer, ours);
  nowMs += 1_001;
  const later = await take(other, theirs);
  isRefused = true;
  await expect(take(database.writer, ours)).rejects.toThrow('Nobody answers.');
  isRefused = false;
  expect(await take(database.writer, ours)).toBeGreaterThan(later);
});

test('what was reserved before a database forgot it is not given once more', async () => {
  const [ours, theirs] = [idsOf(database.writer), idsOf(other)];
  await take(database.writer, ours);
  // As one that dies before it has written that to the disk.
  await inServer(database.url, async (client) => {
    await client.query(`DELETE FROM "Sequence" WHERE name = 'message'`);
    await client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'chappe writer' AND datname = current_database()`);
  });
  expect(await take(other, theirs)).toBe(FIRST_MESSAGE_ID);
  expect(await take(database.writer, ours)).toBe(FIRST_MESSAGE_ID + 100);
});

test('the more are taken in a while, the more are reserved at once', async () => {
  let reservations = 0;
  const { beside } = database.writer;
  const ours = createMessageIds({
    now: () => new Date(nowMs),
    beside: (work) => {
      reservations += 1;
      return beside ? beside(work) : Promise.reject(new Error('There is nothing beside it.'));
    },
  });
  const takeIn = async (rounds: number, msEach: number) => {
    reservations = 0;
    for (let round = 0; round < rounds; round += 1) {
      await take(database.writer, ours, 50);
      nowMs += msEach;
    }
    return reservations;
  };
  expect(await takeIn(10, 400)).toBe(5);
  // Ten thousand a second: as soon as that is known, what two hundred milliseconds of it take.
  expect(await takeIn(100, 5)).toBeLessThanOrEqual(5);
  // Of which some are left, for a second. Then it is a hundred again.
  expect(await takeIn(13, 400)).toBe(5);
});
