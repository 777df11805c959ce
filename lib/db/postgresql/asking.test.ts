import { expect, test } from 'vitest';
import { DatabaseAway } from '../connections/database-away';
import { isLockHeld } from '../connections/held-lock';
import { createAsking } from './asking';
import type { Connection } from './connection';
import { POSTGRESQL } from './dialect';

const locked = Object.assign(new Error('canceling statement due to lock timeout'), { code: '55P03' });

/** One that goes on, whatever fails over it. */
const connection: Connection = {
  tx: {
    dialect: POSTGRESQL,
    $executeRaw: () => Promise.reject(locked),
    $queryRaw: () => Promise.reject(locked),
  },
  run: () => Promise.reject(locked),
  isLostBy: () => false,
  cut: () => undefined,
  end: () => Promise.resolve(),
};

/** Writes the row that somebody keeps. */
const write = ({ tx }: Connection) => tx.$executeRaw`UPDATE "_lanes" SET done = 1`;

test('what was only waiting until the time to ask was over is told as no answer, not as a lock that somebody holds', async () => {
  const asking = createAsking(() => Promise.resolve(connection));
  const failed = asking.ask(write, performance.now(), isLockHeld);
  await expect(failed).rejects.toThrow(DatabaseAway);
  await expect(failed).rejects.not.toSatisfy(isLockHeld);
});

test('what is no waiting is thrown as it is', async () => {
  const asking = createAsking(() => Promise.resolve(connection));
  await expect(asking.ask(write, performance.now())).rejects.toBe(locked);
});
