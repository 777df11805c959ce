/** What is told while the server of the database is gone, and that nothing has to be done when it is back. */
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { explainFault } from '@/lib/platform/log/operator-fault';
import { type PostgresqlServer, startPostgresqlServer } from '@/lib/testing/postgresql/postgresql-server';
import { inServer } from '@/lib/testing/postgresql/test-databases';
import { type Database, inTransaction } from '../connections/client';
import { readPatiently } from '../connections/read-patiently';
import { applyMigrations } from '../open/apply-migrations';
import { openPostgresqlDatabase } from './client';
import { type Lane, openLane } from './lane';

let server: PostgresqlServer;
let db: Database;
let lane: Lane;

beforeAll(async () => {
  server = await startPostgresqlServer({ durable: true });
  await applyMigrations(server.urlOf('postgres'), process.cwd());
  lane = openLane(server.urlOf('postgres'));
  db = await openPostgresqlDatabase(server.urlOf('postgres'));
});

afterAll(async () => {
  await lane.close();
  await db.$disconnect();
  await server.stop();
});

const write = () => inTransaction(db, (tx) => tx.$executeRaw`CREATE TABLE IF NOT EXISTS mark (id BIGINT)`);
const read = () => db.$queryRaw`SELECT 1`;

test('reads and writes fail with a sentence while it is gone, and go on when it is back', async () => {
  await write();
  await server.kill();
  for (const work of [write, read, write]) {
    const cause: unknown = await work().catch((thrown: unknown) => thrown);
    // With its last words it may have said so itself.
    expect(explainFault(cause)).toMatch(
      /^The database: its server (?:does not answer|is stopping|has ended the connection)\.$/,
    );
  }
  await server.start();
  await expect.poll(() => write().catch(() => 'gone')).toBe(0);
});

test('what is written to a connection that its server has just ended is told as that, and asked again', async () => {
  const broken = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
  const asked = vi.spyOn(pg.Client.prototype, 'query');
  for (const work of [write, read]) {
    asked.mockRejectedValueOnce(broken);
    const cause: unknown = await work().catch((thrown: unknown) => thrown);
    expect(explainFault(cause)).toBe('The database: its server has ended the connection.');
  }
  asked.mockRejectedValueOnce(broken);
  expect(await readPatiently(read, 60_000)).toHaveLength(1);
  asked.mockRestore();
});

test('what a script waits for is read once the server is back, and given up in time', async () => {
  await server.kill();
  await expect(readPatiently(read, 0)).rejects.toThrow();
  const reading = readPatiently(read, 60_000);
  await server.start();
  expect(await reading).toHaveLength(1);
  await expect(readPatiently(() => db.$queryRaw`SELECT * FROM nothing`, 60_000)).rejects.toThrow();
});

test('whoever comes to a server that is back as a standby goes on looking for one that takes writes', async () => {
  const mark = () =>
    lane.commit(
      (tx) => tx.$executeRaw`INSERT INTO "Sequence" (name, value) VALUES ('mark', 1)
    ON CONFLICT (name) DO UPDATE SET value = "Sequence".value + 1`,
    );
  await mark();
  await server.kill();
  await server.start('standby');
  const marking = mark();
  const cause: unknown = await write().catch((thrown: unknown) => thrown);
  expect(explainFault(cause)).toBe('The database: its server takes no writes: it is a standby.');
  await inServer(server.urlOf('postgres'), (client) => client.query('SELECT pg_promote()'));
  expect(await marking).toBe(1);
  expect(await write()).toBe(0);
});
