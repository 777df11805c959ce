/** A network that swallows what is said, without a word, and whoever holds a lock for hours. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type SilentProxy, startSilentProxy } from '@/lib/testing/postgresql/silent-proxy';
import { inServer } from '@/lib/testing/postgresql/test-databases';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { inTransaction } from '../connections/client';
import type { SqlTransaction } from '../connections/sql-transaction';
import { Prisma } from '../generated/client';
import { openPostgresqlDatabase } from './client';
import { type Lane, openLane } from './lane';

const LIMITS = { lockMs: 100, statementMs: 200 };

let database: TestDatabase;
let network: SilentProxy;
let lane: Lane;

beforeEach(async () => {
  database = await createTestDatabase();
  network = await startSilentProxy(database.url);
  lane = openLane(network.url, { limits: LIMITS });
});

afterEach(async () => {
  await lane.close();
  await network.close();
  await database.close();
});

const add = (tx: SqlTransaction, name: string) =>
  tx.$executeRaw`INSERT INTO "Sequence" (name, value) VALUES (${name}, 1)
    ON CONFLICT (name) DO UPDATE SET value = "Sequence".value + 1`;

const stored = async () => {
  const rows = await database.db.sequence.findMany({ orderBy: { name: 'asc' } });
  return Object.fromEntries(rows.map(({ name, value }) => [name, Number(value)]));
};

test('a lane whose connection was forgotten while nothing was written takes another one', async () => {
  await lane.commit((tx) => add(tx, 'before'));
  network.forget();
  await lane.commit((tx) => add(tx, 'after'));
  expect(await stored()).toEqual({ after: 1, before: 1 });
});

test('one whose COMMIT is not answered finds out how that ended', async () => {
  await lane.commit((tx) => add(tx, 'before'));
  network.forgetAfter('COMMIT');
  let tries = 0;
  await lane.commit((tx) => {
    tries += 1;
    return add(tx, 'once');
  });
  expect({ tries, stored: await stored() }).toEqual({ tries: 1, stored: { before: 1, once: 1 } });
});

test('a connection that takes no writes any more, as a standby’s, is replaced', async () => {
  await lane.commit((tx) => tx.$executeRaw`SET default_transaction_read_only = on`);
  expect(await lane.commit((tx) => add(tx, 'lane'))).toBe(1);
  const panel = await openPostgresqlDatabase(database.url);
  const write = () => inTransaction(panel, (tx) => add(tx, 'panel'));
  await panel.$executeRaw`SET default_transaction_read_only = on`;
  await expect(write()).rejects.toThrow(/25006/);
  expect(await write()).toBe(1);
  await panel.$disconnect();
});

test('work that is too late is answered, whatever it waits for', async () => {
  const brief = openLane(network.url, { longestOutageMs: 500 });
  await expect(brief.commit(() => new Promise(() => undefined))).rejects.toThrow(/does not answer/);
  await brief.commit((tx) => add(tx, 'next'));
  await brief.close();
  expect(await stored()).toEqual({ next: 1 });
});

test('who waits for a lock that somebody keeps is told so, and the lane goes on', async () => {
  await lane.commit((tx) => add(tx, 'held'));
  await inServer(database.url, async (client) => {
    await client.query('BEGIN');
    await client.query(`UPDATE "Sequence" SET value = 5 WHERE name = 'held'`);
    await expect(lane.commit((tx) => add(tx, 'held'))).rejects.toMatchObject({ code: '55P03' });
    await lane.commit((tx) => add(tx, 'free'));
    await client.query('ROLLBACK');
  });
  expect(await stored()).toEqual({ free: 1, held: 1 });
});

test('each connection asks its server to let rows go of a node that is cut off', async () => {
  const shown = `SELECT name, setting FROM pg_settings WHERE name IN ('idle_in_transaction_session_timeout',
    'default_transaction_isolation', 'client_connection_check_interval') ORDER BY name`;
  const settings = [
    { name: 'client_connection_check_interval', setting: '5000' },
    { name: 'default_transaction_isolation', setting: 'read committed' },
    { name: 'idle_in_transaction_session_timeout', setting: '10000' },
  ];
  expect(await lane.commit((tx) => tx.$queryRaw(Prisma.raw(shown)))).toEqual(settings);
  expect(await database.db.$queryRaw(Prisma.raw(shown))).toEqual(settings);
});

test('and a connection of the panel that is forgotten within a transaction is lent to nobody again', async () => {
  const panel = await openPostgresqlDatabase(network.url, { longestAnswerMs: 200 });
  const write = () => inTransaction(panel, (tx) => add(tx, 'panel'));
  await write();
  // More often than it has connections.
  for (let times = 0; times < 11; times += 1) {
    network.forgetAfter('INSERT');
    await expect(write()).rejects.toThrow();
    await write();
  }
  await panel.$disconnect();
});
