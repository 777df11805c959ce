import { afterEach, beforeEach, expect, test } from 'vitest';
import { holdWriteLock } from '@/lib/testing/lock-holder';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { inTransaction } from './client';
import { openConnection } from './open-connection';
import { BRIEF_BUSY_TIMEOUT_MS, DatabaseLocked, takeWriteLock } from './take-write-lock';

const HELD_MS = 2_500;

/** A request is answered within this time whatever waits for the lock. */
const LONGEST_STANDSTILL_MS = 1_000;

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.close());

/** The longest time for which this thread did nothing else while `work` went on. */
async function longestStandstill(work: Promise<unknown>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  await work;
  clearInterval(timer);
  return Math.max(longest, performance.now() - last);
}

const count = (name: string) => database.db.sequence.count({ where: { name } });

test.each<[string, (name: string) => Promise<unknown>]>([
  [
    'the panel',
    (name) =>
      inTransaction(database.db, (tx) => tx.$executeRaw`INSERT INTO Sequence (name, value) VALUES (${name}, 1)`),
  ],
  [
    'the gateway',
    (name) => database.writer.commit((tx) => tx.$executeRaw`INSERT INTO Sequence (name, value) VALUES (${name}, 1)`),
  ],
])('while another program holds the lock, %s waits and its thread does not', async (_, write) => {
  const lock = await holdWriteLock(database.file, HELD_MS);
  const begun = performance.now();
  expect(await longestStandstill(write('waited'))).toBeLessThan(LONGEST_STANDSTILL_MS);
  // It did wait: another process's clock began before this one's.
  expect(performance.now() - begun).toBeGreaterThan(HELD_MS / 2);
  expect(await count('waited')).toBe(1);
  await lock.released();
});

test('one that is never let go is waited for so long and no longer; what is no lock is thrown on at once', async () => {
  const holder = openConnection(database.file);
  const other = openConnection(database.file, BRIEF_BUSY_TIMEOUT_MS);
  holder.exec('BEGIN IMMEDIATE');
  await expect(takeWriteLock(() => other.exec('BEGIN IMMEDIATE'), 100)).rejects.toThrow(DatabaseLocked);
  await expect(takeWriteLock(() => other.exec('BEGIN SOON'), 100)).rejects.toThrow(/syntax error/);
  holder.exec('COMMIT');
  await takeWriteLock(() => other.exec('BEGIN IMMEDIATE'), 100);
  other.close();
  holder.close();
});

test('a panel’s transaction that is refused the lock leaves the connection to the next one', async () => {
  const holder = openConnection(database.file);
  holder.exec('BEGIN IMMEDIATE');
  const write = () => inTransaction(database.db, (tx) => tx.$executeRaw`DELETE FROM Sequence`);
  await expect(write()).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
  expect(await count('anything')).toBe(0);
  holder.exec('COMMIT');
  holder.close();
  await write();
});
