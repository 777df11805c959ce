/** Behind poolers: one that lends a connection for as long as a client stays, and one that lends it for a transaction. */
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import { startLendingProxy } from '@/lib/testing/postgresql/lending-proxy';
import { type Passage, type Proxy, startProxy } from '@/lib/testing/postgresql/proxy';
import { createBareDatabase, inServer } from '@/lib/testing/postgresql/test-databases';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import type { Writer } from '../connections/writer';
import { Prisma } from '../generated/client';
import { readMigrations } from '../migrations/migrations-on-disk';
import { openPostgresqlAnnouncer } from './announcer';
import { applyPostgresqlMigrations } from './apply-migrations';
import { openPostgresqlSecrets } from './callback-secrets';
import { openPostgresqlDatabase } from './client';
import { sharedSecretIn } from './shared-secret';
import { openPostgresqlWriter } from './writer';

const ALL = readMigrations(process.cwd(), 'postgresql');

let database: TestDatabase;
let proxy: Proxy;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(async () => {
  await proxy.close();
  await database.close();
});

/** SQLite's writer has none. */
function besideOf({ beside }: Writer): NonNullable<Writer['beside']> {
  if (!beside) throw new Error('PostgreSQL’s writer does nothing beside.');
  return beside;
}

/** What PgBouncer keeps for each client; a client that asks for anything else as it connects is refused. */
const KEPT = ['user', 'database', 'client_encoding', 'application_name'];

/** Notes the names of what each client asks for as it connects. */
const notesInto = (asked: Set<string>): Passage => {
  return (pass) => {
    let isFirst = true;
    return (chunk) => {
      // After its length and the protocol's version.
      const words = isFirst ? chunk.toString('utf8', 8).split('\0') : [];
      for (const [index, word] of words.entries()) if (index % 2 === 0 && word !== '') asked.add(word);
      isFirst = false;
      pass(chunk);
    };
  };
};

test('no connection asks, as it is made, for what a pooler refuses', async () => {
  const asked = new Set<string>();
  proxy = await startProxy(database.url, { toServer: notesInto(asked) });
  await applyPostgresqlMigrations(proxy.url, ALL);
  await sharedSecretIn(proxy.url, 'any', () => 'secret');
  const db = await openPostgresqlDatabase(proxy.url);
  await db.panelUser.count();
  await db.$disconnect();
  const writer = openPostgresqlWriter(proxy.url);
  for (const commit of [writer.commit, besideOf(writer)]) await commit((tx) => tx.$executeRaw`SELECT 1`);
  await writer.close();
  const secrets = openPostgresqlSecrets(proxy.url);
  await secrets.of(1);
  await secrets.close();
  let heard = 0;
  const announcer = openPostgresqlAnnouncer(proxy.url, {
    ...{ nodeId: 1, forget: () => undefined, pollMs: 60_000, liveNodes: () => 1 },
    hear: () => {
      heard += 1;
    },
    log: { info: () => undefined, warn: () => undefined },
  });
  // Which is once it listens, and over another connection tells itself something.
  await expect.poll(() => heard).toBeGreaterThan(0);
  await announcer.close();
  expect([...asked].toSorted()).toEqual(KEPT.toSorted());
});

test('what need not be on the disk says so of its own transaction, whoever is lent its connection next', async () => {
  const durable = new URL(database.url);
  durable.searchParams.set('options', '-c synchronous_commit=on');
  proxy = await startLendingProxy(durable.href);
  const writer = openPostgresqlWriter(proxy.url);
  const asked = `SELECT current_setting('synchronous_commit') AS setting`;
  const within = await besideOf(writer)((tx) => tx.$queryRaw<unknown[]>(Prisma.raw(asked)));
  const { rows: next } = await inServer(proxy.url, (client) => client.query(asked));
  expect({ within, next }).toEqual({ within: [{ setting: 'off' }], next: [{ setting: 'on' }] });
  await writer.close();
});

test('a start behind a pooler that lends by the transaction is refused, with what is to be changed, and nothing is made', async () => {
  const { url, drop } = await createBareDatabase(inject('postgresqlUrl') ?? '');
  proxy = await startLendingProxy(url);
  const refused: unknown = await applyPostgresqlMigrations(proxy.url, ALL).catch((fault: unknown) => fault);
  expect(refused).toBeInstanceOf(OperatorFault);
  expect(String(refused)).toMatch(
    /a pooler that lends connections for a transaction, or a statement, at a time: set pool_mode = session/,
  );
  const { rows } = await inServer(url, (client) => client.query("SELECT 1 FROM pg_tables WHERE schemaname = 'public'"));
  expect(rows).toEqual([]);
  await proxy.close();
  await drop();
});
