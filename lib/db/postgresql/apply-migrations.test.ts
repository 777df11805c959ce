import { hash } from 'node:crypto';
import pg from 'pg';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import { createBareDatabase, inServer } from '@/lib/testing/postgresql/test-databases';
import { type Migration, readMigrations } from '../migrations/migrations-on-disk';
import { applyPostgresqlMigrations } from './apply-migrations';

const ALL = readMigrations(process.cwd(), 'postgresql');
const NAMES = ALL.map(({ name }) => name);
const added = (sql: string): Migration => ({ name: '20991231000000_added', sql, checksum: hash('sha256', sql) });

let url: string;
let drop: () => Promise<unknown>;

beforeEach(async () => {
  ({ url, drop } = await createBareDatabase(inject('postgresqlUrl') ?? ''));
});

afterEach(() => drop());

const rowsOf = (sql: string) => inServer(url, async (client) => (await client.query(sql)).rows);
const book = () => rowsOf('SELECT migration_name AS name, checksum FROM "_prisma_migrations" ORDER BY 1');
const tables = () => rowsOf("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");

test('an empty database is migrated once, whichever of several nodes that start together does which step', async () => {
  const applied = await Promise.all([1, 2, 3].map(() => applyPostgresqlMigrations(url, ALL)));
  expect(applied.flat().toSorted()).toEqual(NAMES);
  expect(await book()).toEqual(ALL.map(({ name, checksum }) => ({ name, checksum })));
  expect((await tables()).length).toBeGreaterThan(40);
});

test('a migration that fails is undone as a whole, and those before it stand', async () => {
  const failing = added('CREATE TABLE "Fresh" (id BIGINT); INSERT INTO "Nowhere" VALUES (1);');
  await expect(applyPostgresqlMigrations(url, [...ALL, failing])).rejects.toThrow(/"Nowhere" does not exist/);
  expect(await book()).toHaveLength(ALL.length);
  expect(await tables()).not.toContainEqual({ name: 'Fresh' });
  const mended = added('CREATE TABLE "Fresh" (id BIGINT); INSERT INTO "Fresh" VALUES (1);');
  expect(await applyPostgresqlMigrations(url, [...ALL, mended])).toEqual([mended.name]);
});

test('a migration that would wait for long behind somebody’s work is given up, so that nobody waits behind it', async () => {
  await applyPostgresqlMigrations(url, ALL);
  await inServer(url, async (client) => {
    await client.query('BEGIN; LOCK TABLE "Sequence" IN ACCESS SHARE MODE');
    const blocked = added('ALTER TABLE "Sequence" ADD COLUMN fresh BIGINT');
    await expect(applyPostgresqlMigrations(url, [...ALL, blocked], { longestWaitMs: 100 })).rejects.toThrow(
      /lock timeout.*Nothing was changed\.$/,
    );
    const before = { ...added('CREATE TABLE "Fresh" (id BIGINT)'), name: '20991230000000_before' };
    await expect(applyPostgresqlMigrations(url, [...ALL, before, blocked], { longestWaitMs: 100 })).rejects.toThrow(
      /lock timeout.*Of what is new before it, 20991230000000_before is applied\.$/,
    );
  });
  expect(await tables()).toContainEqual({ name: 'Fresh' });
});

test('a migration that met somebody’s work crosswise is done again', async () => {
  await applyPostgresqlMigrations(url, ALL);
  const crosswise = added(`ALTER TABLE "Sequence" ADD COLUMN fresh BIGINT; SELECT pg_advisory_xact_lock(7);
    ALTER TABLE "Sender" ADD COLUMN fresh BIGINT`);
  await inServer(url, (holder) =>
    inServer(url, async (worker) => {
      const isAwaited = (lock: string) => async () =>
        (await holder.query(`SELECT 1 FROM pg_locks WHERE NOT granted AND ${lock}`)).rowCount;
      await holder.query('SELECT pg_advisory_lock(7)');
      // It does not find out by itself.
      await worker.query(`SET deadlock_timeout = '1min'; BEGIN; LOCK TABLE "Sender" IN ACCESS SHARE MODE`);
      const applied = applyPostgresqlMigrations(url, [...ALL, crosswise]);
      await expect.poll(isAwaited(`locktype = 'advisory'`)).toBe(1);
      const read = worker.query('SELECT 1 FROM "Sequence"');
      await expect.poll(isAwaited(`relation = '"Sequence"'::regclass`)).toBe(1);
      await holder.query('SELECT pg_advisory_unlock(7)');
      await read;
      await worker.query('COMMIT');
      expect(await applied).toEqual([crosswise.name]);
    }),
  );
});

test('whoever migrates for long is waited for no longer than is bearable, and named', async () => {
  const other = new pg.Client({ connectionString: url, application_name: 'somebody else' });
  await other.connect();
  await other.query('BEGIN; SELECT pg_advisory_xact_lock(20261127)');
  const { rows } = await other.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  await expect(applyPostgresqlMigrations(url, ALL, { longestTurnMs: 100 })).rejects.toThrow(
    new RegExp(
      `for longer than 0\\.1 s: “somebody else”, process ${rows[0]?.pid} of the server, since \\d{4}-.*pg_terminate_backend\\(${rows[0]?.pid}\\)\\.$`,
    ),
  );
  expect(await tables()).toEqual([]);
  await other.end();
  expect(await applyPostgresqlMigrations(url, ALL, { longestTurnMs: 100 })).toEqual(NAMES);
});

test.each([
  [
    'of a newer version',
    [...ALL, added('SELECT 1')],
    ALL,
    /was written by a newer Chappe, which has the migration 2099/,
  ],
  ['whose migration was changed', [added('SELECT 1')], [added('SELECT 2')], /was changed after it was applied/],
] as const)('a database %s is refused in one sentence', async (_, before, now, sentence) => {
  await applyPostgresqlMigrations(url, before);
  const stored = await book();
  await expect(applyPostgresqlMigrations(url, now)).rejects.toThrow(sentence);
  await expect(applyPostgresqlMigrations(url, now)).rejects.toThrow(OperatorFault);
  expect(await book()).toEqual(stored);
});

test('a database of another program is refused, and left as it is', async () => {
  await rowsOf('CREATE TABLE recipe (id BIGINT)');
  await expect(applyPostgresqlMigrations(url, ALL)).rejects.toThrow(/is not a database of Chappe's/);
  expect(await tables()).toEqual([{ name: 'recipe' }]);
});
