/** What is told while the server of the database is gone, and that nothing has to be done when it is back. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { explainFault } from '@/lib/platform/log/operator-fault';
import { type PostgresqlServer, startPostgresqlServer } from '@/lib/testing/postgresql/postgresql-server';
import { type Database, inTransaction } from '../connections/client';
import { openPostgresqlDatabase } from './client';

let server: PostgresqlServer;
let db: Database;

beforeAll(async () => {
  server = await startPostgresqlServer({ durable: true });
  db = await openPostgresqlDatabase(server.urlOf('postgres'));
});

afterAll(async () => {
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
