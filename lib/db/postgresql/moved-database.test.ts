/** A database file with something in every table is moved whole, or not at all. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { fillEveryTable, ROWS_EACH, tablesOf } from '@/lib/testing/fill-every-table';
import { createBareDatabase, inServer } from '@/lib/testing/postgresql/test-databases';
import { takeInstanceLock } from '../connections/instance-lock';
import { applyMigrations } from '../migrations/apply-migrations';
import { openCurrentDatabase } from '../migrations/open-current-database';
import { type MoveProgress, moveDatabase } from '../open/move-database';
import { readIdentity } from './identity';
import { createSqlTransaction } from './sql-transaction';

const NOW = new Date('2026-11-27T15:00:00Z');

const SECRETS = { nextAuthSecret: 'what sessions are signed with' };

let origin: string;
let folder: string;
let from: string;
let file: Sqlite.Database;
let to: string;
let drop: () => Promise<unknown>;

beforeAll(() => {
  origin = path.join(mkdtempSync(path.join(tmpdir(), 'chappe-filled-')), 'filled.db');
  applyMigrations(`file:${origin}`, process.cwd());
  const filled = new Sqlite(origin);
  fillEveryTable(filled);
  filled.close();
});

afterAll(() => rmSync(path.dirname(origin), { recursive: true }));

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'chappe-move-'));
  const database = path.join(folder, 'chappe.db');
  from = `file:${database}`;
  copyFileSync(origin, database);
  file = new Sqlite(database);
  ({ url: to, drop } = await createBareDatabase(inject('postgresqlUrl') ?? ''));
});

afterEach(async () => {
  await drop();
  file.close();
  rmSync(folder, { recursive: true });
});

const move = (onProgress: (progress: MoveProgress) => void = () => undefined) =>
  moveDatabase({ from, to, secrets: SECRETS, projectDirectory: process.cwd(), now: NOW, onProgress });

type Row = Readonly<Record<string, unknown>>;

/** Every row of the file, as PostgreSQL's JSON would say it. */
function rowsOfFile(): Record<string, unknown[]> {
  const columns = file.prepare<[string], { name: string; type: string }>('SELECT name, type FROM pragma_table_info(?)');
  const said = (type: string, value: unknown) => (type === 'BOOLEAN' && value !== null ? value === 1 : value);
  return Object.fromEntries(
    tablesOf(file).map((table) => {
      const typed = columns.all(table);
      const rows = file.prepare<[], Row>(`SELECT * FROM "${table}"`).all();
      return [table, inOrder(rows.map((row) => typed.map(({ name, type }) => [name, said(type, row[name])])))];
    }),
  );
}

/** The same of the PostgreSQL database; its times as milliseconds. */
const rowsOfTarget = (tables: readonly string[]): Promise<Record<string, unknown[]>> =>
  inServer(to, async (client) => {
    const found: Record<string, unknown[]> = {};
    const { rows: columns } = await client.query<{ table: string; name: string; type: string }>(
      `SELECT table_name AS table, column_name AS name, data_type AS type FROM information_schema.columns`,
    );
    for (const table of tables) {
      const { rows } = await client.query<{ row: Row }>(`SELECT row_to_json(t) AS row FROM "${table}" t`);
      const isTime = (name: string) =>
        columns.some((one) => one.table === table && one.name === name && one.type.startsWith('timestamp'));
      const said = (name: string, value: unknown) =>
        isTime(name) && typeof value === 'string' ? Date.parse(`${value}Z`) : value;
      found[table] = inOrder(
        rows.map(({ row }) => Object.entries(row).map(([name, value]) => [name, said(name, value)])),
      );
    }
    return found;
  });

/** Whatever the order of rows, and of columns, which migrations add at the end. */
const inOrder = (rows: readonly unknown[][]): unknown[] => rows.map((row) => JSON.stringify(row.toSorted())).toSorted();

const tablesOfTarget = () =>
  inServer(to, async (client) => (await client.query("SELECT 1 FROM pg_tables WHERE schemaname = 'public'")).rows);

/** Nothing came of it, here or there. */
async function expectRefused(sentence: RegExp): Promise<void> {
  const before = rowsOfFile();
  await expect(move()).rejects.toThrow(sentence);
  expect(await tablesOfTarget()).toEqual([]);
  expect(rowsOfFile()).toEqual(before);
}

test('every row of every table is there, and none beside them', async () => {
  const before = rowsOfFile();
  const tables = Object.keys(before);
  expect(tables.length).toBeGreaterThan(40);
  expect(tables.filter((table) => before[table]?.length !== ROWS_EACH)).toEqual([]);
  const told: MoveProgress[] = [];
  expect(await move((progress) => told.push(progress))).toEqual({
    tables: tables.length,
    rows: tables.length * ROWS_EACH,
  });
  expect(await rowsOfTarget(tables)).toEqual(before);
  expect(rowsOfFile()).toEqual(before);
  expect(await inServer(to, async (client) => (await client.query('TABLE "_secrets"')).rows)).toEqual([
    { name: 'nextAuthSecret', value: SECRETS.nextAuthSecret },
  ]);
  // Its first start finds that it is its own.
  expect(await inServer(to, (client) => readIdentity(createSqlTransaction(client)))).toEqual({
    ...{ isOwn: true, begunAt: null, restoredAt: null },
  });
  const of = tables.length * ROWS_EACH;
  for (const step of ['copied', 'compared']) {
    expect(told.filter((one) => one.step === step).at(-1)).toMatchObject({ rows: of, of });
  }
});

test('no id is given again that was given before, of a row that is gone either', async () => {
  const giving = file
    .prepare<[], { table: string; column: string }>(
      'SELECT s.name AS "table", c.name AS "column" FROM sqlite_sequence s, pragma_table_info(s.name) c WHERE c.pk = 1',
    )
    .all();
  expect(giving.length).toBeGreaterThan(10);
  file.exec('UPDATE sqlite_sequence SET seq = 1000');
  await move();
  await inServer(to, async (client) => {
    for (const { table, column } of giving) {
      const given = 'SELECT nextval(pg_get_serial_sequence($1, $2)) AS id';
      const { rows } = await client.query(given, [`"${table}"`, column]);
      expect({ table, rows }).toEqual({ table, rows: [{ id: '1001' }] });
    }
  });
});

test('more rows than go in one statement, of texts that are long, and a text that PostgreSQL has no form for', async () => {
  file
    .prepare(
      `INSERT INTO Sender (accountId, sender, description, status, createdAt)
       WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5001)
       SELECT 1, 'shop' || i, CASE WHEN i % 2500 = 1 THEN :long ELSE :nul END, 'enable', i FROM n`,
    )
    .run({ long: 'é'.repeat(2_100_000), nul: 'a\0b' });
  await move();
  const { rows } = await inServer(to, (client) =>
    client.query(
      `SELECT count(*)::int AS all, count(DISTINCT sender)::int AS different, sum(length(description))::int AS length,
         count(*) FILTER (WHERE description = U&'a\\FFFDb')::int AS mended FROM "Sender"`,
    ),
  );
  const own = ROWS_EACH;
  expect(rows).toMatchObject([{ all: 5001 + own, different: 5001 + own, mended: 5001 - 3 }]);
});

test.each([
  [
    'a number that is a text',
    `UPDATE Message SET segmentCount = 'many' WHERE id = 2`,
    /Message: the row of id 2 holds/,
  ],
  [
    'a text that no index takes',
    `UPDATE Message SET tag = (SELECT group_concat(hex(randomblob(9))) FROM pragma_function_list) WHERE id = 1`,
    /Message: the rows from id 1 to id 3 are not ones that PostgreSQL takes: index row size/,
  ],
  ['a balance that is not the sum', 'UPDATE SmsAccount SET creditsLeft = 101 WHERE id = 1', /is not sound, so/],
  [
    'a row whose other one is missing',
    'PRAGMA foreign_keys = OFF; UPDATE Membership SET accountId = 9 WHERE accountId = 1',
    /is not sound, so.*\n1 rows refer to rows that are missing/,
  ],
])('%s: refused with the row, and nothing is changed', async (_, sql, sentence) => {
  file.exec(sql);
  await expectRefused(sentence);
});

/** A database that does something of its own with each row of senders. */
const meddle = (what: string) =>
  inServer(to, (client) =>
    client.query(`
      CREATE FUNCTION meddle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${what} END $$;
      CREATE FUNCTION lie_in_wait() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN
        IF EXISTS (SELECT 1 FROM pg_event_trigger_ddl_commands() WHERE object_identity = 'public."Sender"') THEN
          CREATE TRIGGER meddling BEFORE INSERT ON "Sender" FOR EACH ROW EXECUTE FUNCTION meddle();
        END IF; END $$;
      CREATE EVENT TRIGGER waiting ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION lie_in_wait();`),
  );

test.each([
  [
    'another text',
    `NEW.sender = upper(NEW.sender); RETURN NEW;`,
    /Sender: the row of id 2 is not stored as it was read/,
  ],
  ['nothing', 'IF NEW.id = 3 THEN RETURN NULL; END IF; RETURN NEW;', /Sender: the row of id 3 is not stored/],
  [
    'one more',
    `IF NEW.id = 3 THEN INSERT INTO "Sender" (id, "accountId", sender, "createdAt") VALUES (4, 1, 'X', now()); END IF; RETURN NEW;`,
    /Sender has more rows/,
  ],
])('a database that keeps %s of what it is given is found out, and left as it was', async (_, what, sentence) => {
  file.exec(`UPDATE Sender SET sender = CASE id WHEN 1 THEN 'ONE' WHEN 2 THEN 'two' ELSE 'THREE' END`);
  await meddle(what);
  await expectRefused(sentence);
});

test('a move that ends on its way has changed nothing', async () => {
  const before = rowsOfFile();
  const fail = ({ step }: MoveProgress) => {
    if (step === 'compared') throw new Error('Enough.');
  };
  await expect(move(fail)).rejects.toThrow('Enough.');
  expect(await tablesOfTarget()).toEqual([]);
  expect(rowsOfFile()).toEqual(before);
  await move();
});

test('a file that is served is not moved, and one that is being moved is neither served nor written to', async () => {
  const release = takeInstanceLock(from, 'serves', NOW);
  await expectRefused(/Chappe runs on .*chappe\.db already/);
  release();
  const tries: string[] = [];
  const trial = (work: () => unknown) => {
    try {
      work();
    } catch (cause) {
      tries.push(cause instanceof Error ? cause.message : '');
    }
  };
  file.pragma('busy_timeout = 0');
  await move(() => {
    if (tries.length > 0) return;
    trial(() => takeInstanceLock(from, 'serves', NOW));
    trial(() => file.exec('DELETE FROM Sender'));
  });
  expect(tries).toEqual([
    expect.stringMatching(/chappe\.db is being moved to PostgreSQL: process \d+ on /),
    expect.stringMatching(/locked/),
  ]);
});

test('into a database that holds anything nothing is moved, a second time neither', async () => {
  await inServer(to, (client) => client.query('CREATE TABLE "Mine" (id INT); INSERT INTO "Mine" VALUES (1)'));
  await expect(move()).rejects.toThrow(/ is not empty: it has the table Mine\./);
  expect(await inServer(to, async (client) => (await client.query('TABLE "Mine"')).rows)).toEqual([{ id: 1 }]);
  await inServer(to, (client) => client.query('DROP TABLE "Mine"'));
  await move();
  rmSync(`${file.name}.moved`);
  await expect(move()).rejects.toThrow(/ is not empty/);
});

test('a file that was moved is served, or moved, by nobody who does not know that', async () => {
  await move();
  const sentence =
    /chappe\.db was moved to PostgreSQL’s chappe_test_\d+_bare at \S+, on 2026-11-27T15:00:00\.000Z: set DATABASE_URL/;
  expect(() => takeInstanceLock(from, 'serves', NOW)).toThrow(sentence);
  // A command would change what nobody serves, and say that it is done.
  expect(() => openCurrentDatabase(from, process.cwd())).toThrow(sentence);
  await expect(move()).rejects.toThrow(sentence);
  takeInstanceLock(from, 'restores', NOW)();
  rmSync(`${file.name}.moved`);
  takeInstanceLock(from, 'serves', NOW)();
});

test('nor anywhere else', async () => {
  const elsewhere = async (changes: { from?: string; to?: string }) =>
    moveDatabase({
      from,
      to,
      secrets: {},
      projectDirectory: process.cwd(),
      now: NOW,
      onProgress: () => undefined,
      ...changes,
    });
  await expect(elsewhere({ to: 'mysql://localhost/chappe' })).rejects.toThrow(/^A database is moved to PostgreSQL/);
  await expect(elsewhere({ to: 'postgresql://:' })).rejects.toThrow(/^A database is moved to PostgreSQL/);
  await expect(elsewhere({ from: to })).rejects.toThrow(/names a PostgreSQL database already/);
  await expect(elsewhere({ from: `file:${folder}/other.db` })).rejects.toThrow(/there is no database here/);
  await expect(elsewhere({ to: 'postgresql://somebody:hidden@127.0.0.1:1/chappe' })).rejects.toThrow(
    /^PostgreSQL at 127\.0\.0\.1:1 does not answer: nothing listens there\.$/,
  );
  await expect(elsewhere({ to: to.replace('_bare', '_nowhere') })).rejects.toThrow(
    /has no database chappe_test_\d+_nowhere: /,
  );
});
