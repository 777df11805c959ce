/**
 * Every log of the panel on PostgreSQL, which is told no index and chooses by what it knows of the rows: with a hundred
 * thousand of them, of which it is told that they are a thousand times as many.
 */
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { crowd } from '@/lib/testing/crowd';
import { type Asked, LISTS, PARTS, type Page } from '@/lib/testing/long-lists';
import { createBareDatabase, inServer } from '@/lib/testing/postgresql/test-databases';
import { openWatchedReads, type WatchedReads } from '@/lib/testing/postgresql/watched-reads';
import { createSqliteFile } from '@/lib/testing/test-database';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import type { PanelDependencies } from '@/lib/use-cases/_shared/define-use-case';
import { readMigrations } from '../migrations/migrations-on-disk';
import { readTables } from '../move/moved-tables';
import { readRows } from '../move/read-rows';
import { fillEmptyDatabase } from './empty-database';
import { emptyTables, putRows } from './receive-rows';

const MANY = 100_000;
const TIMES = 1_000;

/** What grows with messages. Of API users and people an account has so many that they may be counted. */
const LOGS = [
  'Alert',
  'AuditEntry',
  'BlacklistEntry',
  'BulkSend',
  'CallbackAttempt',
  'CallbackDelivery',
  'CreditMovement',
  'IncomingMessage',
  'Message',
  'MessageEvent',
  'RefusedRequest',
];

/** In how many rows, at a time, what no index finds is looked for (lib/db/search/pace.ts). */
const MOST_AT_ONCE = 20_001;

let panel: TestPanel;
let reads: WatchedReads;
let dependencies: PanelDependencies;
let drop: () => Promise<unknown>;

beforeAll(async () => {
  panel = await createTestPanel(createSqliteFile);
  const { db, account, strangersAccount, actors } = panel;
  for (const [serviceName, rows, firstId] of [
    [strangersAccount, 1, 10],
    [account, MANY, 2_000_000],
  ] as const) {
    const { id: accountId } = await db.smsAccount.findUniqueOrThrow({ where: { serviceName } });
    const { panelUserId } = actors.owner;
    if (serviceName !== account) await db.membership.create({ data: { accountId, panelUserId, role: 'owner' } });
    await crowd(panel, { accountId, rows, firstId });
  }
  const bare = await createBareDatabase(inject('postgresqlUrl') ?? '');
  ({ drop } = bare);
  const file = new Sqlite(panel.file);
  const tables = readTables(file);
  await fillEmptyDatabase({
    ...{ databaseUrl: bare.url, migrations: readMigrations(process.cwd(), 'postgresql') },
    ...{ beforeCommit: () => undefined, undone: () => undefined },
    work: async (client) => {
      await emptyTables(client, tables);
      for (const table of tables) for (const rows of readRows(file, table)) await putRows(client, table, rows);
      await client.query('ANALYZE');
    },
  });
  file.close();
  await inServer(bare.url, (client) =>
    client.query(
      `UPDATE pg_class SET reltuples = reltuples * $1 WHERE oid IN (
         SELECT unnest(array_append(array(SELECT indexrelid FROM pg_index i WHERE i.indrelid = c.oid), c.oid)) FROM pg_class c
         WHERE c.relname = ANY ($2))`,
      [TIMES, LOGS],
    ),
  );
  reads = await openWatchedReads(bare.url);
  dependencies = { ...panel.dependencies, db: reads.db };
});

afterAll(async () => {
  await reads.close();
  await drop();
  await panel.close();
});

/** Reads, and tells what of a log has been gone through further than it may be at a time. */
async function unbounded(read: () => Promise<unknown>) {
  const watched = await reads.watch(read);
  expect(watched).not.toEqual([]);
  return watched.flatMap(({ sql, scans }) =>
    scans.flatMap((scan) => (LOGS.includes(scan.table) && scan.rows > MOST_AT_ONCE ? [{ ...scan, sql }] : [])),
  );
}

test.each(LISTS)('$name: a page, whatever is asked of it', async ({ asked: usual = {}, read, filters }) => {
  for (const account of [panel.account, panel.strangersAccount]) {
    let page: Page = { rows: [], next: null };
    const ask = async (asked: Asked) => {
      const far = await unbounded(async () => {
        page = await read(dependencies, panel.actors.owner, account, asked);
      });
      expect({ account, asked, far }).toEqual({ account, asked, far: [] });
    };
    await ask(usual);
    expect(page.rows).not.toEqual([]);
    if (page.next) await ask({ ...usual, ...page.next });
    for (const filter of filters) await ask(filter);
  }
});

test.each(PARTS)('$name', async ({ read }) => {
  expect(await unbounded(() => read(dependencies, panel.actors.owner, panel.account))).toEqual([]);
});

test('a log that is gone through as a whole is found out', async () => {
  const [far] = await unbounded(() => reads.db.$queryRaw`SELECT count(*) FROM "Message" WHERE text LIKE '%nothing%'`);
  expect(far).toMatchObject({ table: 'Message', index: null });
  // Several processes share it, and each tells its part rounded.
  expect(far?.rows).toBeGreaterThan(2 * MANY - 10);
});
