/** Databases that are put back from a copy, in every way that PostgreSQL has, and those that only seem to be. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type pg from 'pg';
import { afterEach, beforeEach, expect, inject, onTestFinished, test } from 'vitest';
import { createBareDatabase, databaseOn, inServer } from '@/lib/testing/postgresql/test-databases';
import { applyMigrations } from '../open/apply-migrations';
import { assertOwnDatabase } from '../open/assert-own-database';
import { partRestored, takeRestored } from '../open/part-restored';

const NOW = new Date('2026-11-28T02:00:00.000Z');
const LATER = new Date('2026-11-28T03:00:00.000Z');
const REFUSED = /was put back from a copy.*run npm run restored, or.*npm run restored -- --nothing-lost\.$/;

const server = inject('postgresqlUrl') ?? '';
const COPY = `chappe_test_${process.env['VITEST_POOL_ID']}_copy`;
const copy = databaseOn(server, COPY);
let url: string;
let drop: () => Promise<unknown>;

const dropCopy = () => inServer(server, (client) => client.query(`DROP DATABASE IF EXISTS "${COPY}" WITH (FORCE)`));
const start = (of = url) => assertOwnDatabase(of, NOW);
const part = (of = url, again = false) => partRestored(of, process.cwd(), { now: LATER, sendsWaiting: false, again });
const onServer = <Value>(work: (client: pg.Client) => Promise<Value>, of = url) => inServer(of, work);
const nameOf = (of: string) => new URL(of).pathname.slice(1);

beforeEach(async () => {
  await dropCopy();
  ({ url, drop } = await createBareDatabase(server));
  await applyMigrations(url, process.cwd());
  await start();
});

afterEach(async () => {
  await dropCopy();
  await drop();
});

/** As pg_restore --clean does: the table is made anew, and its rows are copied into it. */
const putBack = () =>
  onServer((client) =>
    client.query(`CREATE TEMP TABLE kept AS TABLE "_identity";
      CREATE TABLE fresh (LIKE "_identity"); DROP TABLE "_identity"; ALTER TABLE fresh RENAME TO "_identity";
      INSERT INTO "_identity" TABLE kept`),
  );

test('each start after the first finds the database as it was, also after its rows were moved within its files', async () => {
  await start();
  await onServer(async (client) => {
    for (const statement of ['VACUUM (FREEZE) "_identity"', 'VACUUM (FULL) "_identity"', 'ANALYZE']) {
      await client.query(statement);
    }
  });
  await start();
});

test('of several that start at once each starts', async () => {
  await onServer((client) => client.query('DELETE FROM "_identity"'));
  await Promise.all([start(), start(), start()]);
  await start();
});

test('a database that was put back in its place is not served before that is said', async () => {
  await putBack();
  await expect(start()).rejects.toThrow(REFUSED);
  await expect(start()).rejects.toThrow(REFUSED);
  await part();
  await start();
  await expect(part()).rejects.toThrow(/done to the database on 2026-11-28T03:00:00\.000Z/);
  // A second time, from a copy that knows of the first.
  await putBack();
  await expect(start()).rejects.toThrow(REFUSED);
  await part();
  await start();
});

test('where rows are put back beside those that are there, too', async () => {
  await onServer((client) => client.query('INSERT INTO "_identity" TABLE "_identity"'));
  await expect(start()).rejects.toThrow(REFUSED);
  await part();
  await start();
});

test('a copy under another name is not served before that is said, and what it was copied from is', async () => {
  await inServer(server, (client) => client.query(`CREATE DATABASE "${COPY}" TEMPLATE "${nameOf(url)}"`));
  await expect(start(copy)).rejects.toThrow(REFUSED);
  await start();
});

test('after a move with all nodes stopped nothing is skipped: the database is only said to be its own', async () => {
  const sequences = () => onServer(async (client) => (await client.query('TABLE "Sequence"')).rows);
  const before = await sequences();
  await putBack();
  expect(await takeRestored(url, process.cwd(), LATER)).toBe(true);
  await start();
  expect(await takeRestored(url, process.cwd(), LATER)).toBe(false);
  expect(await sequences()).toEqual(before);
  // Who finds out then that something ran after all may still say so.
  await part();
  await start();
});

test('while a node serves it, a copy is not said to be its own', async () => {
  await putBack();
  await onServer((client) =>
    client.query(`INSERT INTO "Node" (id, "startedAt", "seenAt", version, host, port, pid)
      VALUES (5, now() AT TIME ZONE 'UTC', now() AT TIME ZONE 'UTC', '1', 'web', 3001, 17)`),
  );
  await expect(takeRestored(url, process.cwd(), LATER)).rejects.toThrow(/\(web-5, on \*:3001, process 17\)/);
  await expect(start()).rejects.toThrow(REFUSED);
});

test('while it is parted from its past it is not served either, and its start says so', async () => {
  await onServer((client) => client.query('UPDATE "_identity" SET "begunAt" = now() AT TIME ZONE \'UTC\''));
  await expect(start()).rejects.toThrow(REFUSED);
  await onServer((client) =>
    client.query(`BEGIN; DELETE FROM "_identity";
      INSERT INTO "_identity" ("database", "table", "writtenBy", "takenAt", "begunAt")
      SELECT CAST(oid AS BIGINT), CAST(to_regclass('"_identity"') AS BIGINT), CAST(CAST(pg_current_xact_id() AS xid) AS TEXT),
        '2026-11-28 03:00', '2026-11-28 03:00' FROM pg_database WHERE datname = current_database(); COMMIT`),
  );
  await expect(start()).rejects.toThrow(
    /npm run restored, which was begun on 2026-11-28T03:00:00\.000Z, has not ended/,
  );
  await part();
  await start();
});

test('a database that was renamed is the same', async () => {
  await inServer(server, (client) => client.query(`ALTER DATABASE "${nameOf(url)}" RENAME TO "${COPY}"`));
  await start(copy);
});

/** Of the machine, if it has them and they are not older than the server. */
async function hasDumps(): Promise<boolean> {
  const { stdout } = spawnSync('pg_dump', ['--version'], { encoding: 'utf8' });
  const { rows } = await inServer(server, (client) =>
    client.query<{ major: number }>(`SELECT current_setting('server_version_num')::int / 10000 AS major`),
  );
  return Number(/\d+/.exec(stdout ?? '')?.[0] ?? 0) >= (rows[0]?.major ?? 0);
}

/** None where the machine has no such programs. */
const FORMATS = (await hasDumps()) ? ['custom', 'tar'] : [];

test.each(FORMATS)('with pg_dump --format=%s and pg_restore, in its place and elsewhere', async (format) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'chappe-dump-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'chappe.dump');
  execFileSync('pg_dump', [`--format=${format}`, `--file=${file}`, url]);
  await start();
  execFileSync('pg_restore', ['--clean', '--if-exists', '--no-owner', `--dbname=${url}`, file]);
  await expect(start()).rejects.toThrow(REFUSED);
  await part();
  await start();
  await inServer(server, (client) => client.query(`CREATE DATABASE "${COPY}" TEMPLATE template0`));
  execFileSync('pg_restore', ['--no-owner', `--dbname=${copy}`, file]);
  await expect(start(copy)).rejects.toThrow(REFUSED);
});
