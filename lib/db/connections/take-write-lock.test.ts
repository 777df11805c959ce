import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { holdWriteLock } from '@/lib/testing/lock-holder';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { inTransaction } from './client';
import { openConnection } from './open-connection';
import { BRIEF_BUSY_TIMEOUT_MS, DatabaseLocked, takeWriteLock } from './take-write-lock';

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(async () => {
  vi.useRealTimers();
  await database.close();
});

/** How often this thread does something else before the lock is let go. A wait for it looks several times meanwhile. */
const OTHER_WORK = 50;

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
  const lock = await holdWriteLock(database.file);
  const writing = write('waited');
  // A thread that stood still would not come to let the lock go, and the write would be refused in the end.
  for (let done = 0; done < OTHER_WORK; done += 1) await setTimeout(5);
  expect(await count('waited')).toBe(0);
  await lock.release();
  await writing;
  expect(await count('waited')).toBe(1);
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
  vi.useFakeTimers({ toFake: ['performance'] });
  let isOver = false;
  const writing = write().finally(() => {
    isOver = true;
  });
  const refused = expect(writing).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
  // It has waited for long each time that it looks.
  while (!isOver) {
    vi.advanceTimersByTime(20_000);
    await setTimeout(5);
  }
  await refused;
  expect(await count('anything')).toBe(0);
  holder.exec('COMMIT');
  holder.close();
  await write();
});
