import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import { projectBefore, ROWS_BEFORE_25_NOVEMBER } from '@/lib/testing/migration-stages';
import { applyMigrations } from './apply-migrations';
import { readMigrations } from './migrations-on-disk';
import { NO_FILTERS, withSchemaEngine } from './schema-engine';
import { splitStatements } from './split-statements';

const ALL = readMigrations(process.cwd(), 'sqlite');
let directory: string;
let file: string;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'chappe-migrate-'));
  file = path.join(directory, 'chappe.db');
});

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

const migrate = (project = process.cwd()) => applyMigrations(`file:${file}`, project);

function inDatabase<Value>(work: (database: Sqlite.Database) => Value): Value {
  const database = new Sqlite(file);
  try {
    return work(database);
  } finally {
    database.close();
  }
}

const schema = () =>
  inDatabase((database) =>
    database
      .prepare("SELECT name, sql FROM sqlite_master WHERE tbl_name <> '_prisma_migrations' ORDER BY type, name")
      .all(),
  );

const book = () =>
  inDatabase((database) =>
    database
      .prepare(
        `SELECT migration_name AS name, checksum, applied_steps_count AS steps, typeof(finished_at) AS finished
         FROM _prisma_migrations ORDER BY name`,
      )
      .all(),
  );

const FULL_BOOK = ALL.map(({ name, checksum }) => ({ name, checksum, steps: 1, finished: 'integer' }));

/** What the migrations of 25 November make of ROWS_BEFORE_25_NOVEMBER. */
function expectRowsKept(): void {
  inDatabase((database) => {
    expect(database.prepare('SELECT id, accountId, login, deletedAt FROM DeletedApiUser').all()).toEqual([
      { id: 5, accountId: 1, login: 'user5', deletedAt: 51 },
    ]);
    // What stands before the user's own creation was about an earlier user of the same login.
    expect(database.prepare('SELECT apiUserId, at, signed FROM CallbackSigning ORDER BY id').all()).toEqual([
      { apiUserId: 7, at: 2000, signed: 1 },
      { apiUserId: 7, at: 3000, signed: 0 },
    ]);
    expect(database.prepare('SELECT login, passwordHash, quotaLeft, quotaRevision FROM ApiUser').all()).toEqual([
      { login: 'here', passwordHash: 'hash', quotaLeft: 500, quotaRevision: 0 },
    ]);
    // What a carrier still owes is what it took and of which no end is known.
    expect(database.prepare('SELECT id, carrier, state FROM Message WHERE carrierIdKey = ?').all('sim-90')).toEqual([
      { id: 90, carrier: 'simulated', state: 'submitted' },
    ]);
  });
}

test('migrations keep what a database of an earlier version holds', () => {
  migrate(projectBefore('20261125'));
  inDatabase((database) => database.exec(ROWS_BEFORE_25_NOVEMBER));
  expect(migrate()).toEqual(ALL.map(({ name }) => name).filter((name) => name >= '20261125'));
  expectRowsKept();
  expect(migrate()).toEqual([]);
});

test('a database that Prisma’s own engine made is known, and equal to one of ours', async () => {
  const migrationsList = {
    baseDir: '.',
    lockfile: { path: 'migration_lock.toml', content: 'provider = "sqlite"\n' },
    shadowDbInitScript: '',
    migrationDirectories: ALL.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } },
    })),
  };
  await withSchemaEngine(`file:${file}`, (engine) => engine.applyMigrations({ migrationsList, filters: NO_FILTERS }));
  const byPrisma = { schema: schema(), book: book() };
  expect(migrate()).toEqual([]);
  rmSync(file);
  migrate();
  expect({ schema: schema(), book: book() }).toEqual(byPrisma);
  expect(byPrisma.book).toEqual(FULL_BOOK);
});

describe('a database that the former engine left in the middle of a migration, as a kill does, is gone on with', () => {
  const LAST_OF_FORMER_ENGINE = '20261125050000_callbacks_handed_over';
  const ofFormerEngine = ALL.filter(({ name }) => name <= LAST_OF_FORMER_ENGINE);

  test.each(ofFormerEngine.map((migration) => [migration.name, migration] as const))(
    '%s',
    (name, { checksum, sql }) => {
      migrate();
      const whole = schema();
      rmSync(file);
      const hasRows = name >= '20261125';
      if (hasRows) {
        migrate(projectBefore('20261125'));
        inDatabase((database) => database.exec(ROWS_BEFORE_25_NOVEMBER));
      }
      migrate(projectBefore(name));
      inDatabase((database) => database.pragma('journal_mode = DELETE'));
      const before = readFileSync(file);
      const statements = splitStatements(sql);
      for (let done = 0; done <= statements.length; done += 1) {
        writeFileSync(file, before);
        // Each statement was its own commit, and nothing was said of the end.
        inDatabase((database) => {
          database.pragma('synchronous = OFF');
          database
            .prepare(
              'INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at) VALUES (?, ?, ?, 1764000000000)',
            )
            .run(`begun-${done}`, checksum, name);
          for (const statement of statements.slice(0, done)) database.exec(statement);
        });
        migrate();
        expect(schema()).toEqual(whole);
        expect(book()).toEqual(FULL_BOOK);
        if (hasRows) expectRowsKept();
      }
    },
  );

  test('and one that was changed by hand meanwhile is told about, and left as it is', () => {
    migrate(projectBefore(LAST_OF_FORMER_ENGINE));
    const migration = ALL.find(({ name }) => name === LAST_OF_FORMER_ENGINE);
    inDatabase((database) => {
      database
        .prepare("INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('x', ?, ?)")
        .run(migration?.checksum, migration?.name);
      database.exec('CREATE TABLE Stranger (id INTEGER)');
    });
    const before = schema();
    expect(() => migrate()).toThrow(/was left in the middle of the migration 20261125050000\S+ .* npm run restore/);
    expect(schema()).toEqual(before);
  });
});

describe('refused in one sentence, and left as it is:', () => {
  test('a database of a newer version', () => {
    migrate();
    inDatabase((database) =>
      database.exec(`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
        VALUES ('x', 'y', '20991231000000_from_the_future', 1)`),
    );
    expect(() => migrate()).toThrow(
      /^\S+chappe\.db was written by a newer Chappe, which has the migration 20991231000000_from_the_future: .*\.$/,
    );
  });

  test('a migration that was changed after it was applied', () => {
    const project = projectBefore('20261125');
    migrate(project);
    writeFileSync(path.join(project, 'prisma/migrations/sqlite/20261124140000_usage/migration.sql'), 'SELECT 1;');
    expect(() => migrate(project)).toThrow(/^The migration 20261124140000_usage was changed after it was applied/);
  });

  test('a database of another program', () => {
    inDatabase((database) => database.exec('CREATE TABLE Recipe (id INTEGER)'));
    expect(() => migrate()).toThrow(/chappe\.db is not a database of Chappe's: /);
    expect(schema()).toEqual([{ name: 'Recipe', sql: 'CREATE TABLE Recipe (id INTEGER)' }]);
  });

  test.each([
    [
      'a file that is no database',
      () => writeFileSync(file, 'not a database at all, but long enough to look at'),
      /it is not a SQLite database/,
    ],
    ['a folder in its place', () => mkdirSync(file), /chappe\.db: it cannot be opened/],
    ['a folder that is missing', () => rmSync(directory, { recursive: true }), /this folder does not exist/],
  ])('%s', (_, prepare, sentence) => {
    prepare();
    expect(() => migrate()).toThrow(sentence);
    expect(() => migrate()).toThrow(OperatorFault);
  });

  test('a migration that would lose what others refer to, or fails', () => {
    const project = projectBefore('20261125');
    migrate(project);
    inDatabase((database) => database.exec(ROWS_BEFORE_25_NOVEMBER));
    const added = path.join(project, 'prisma/migrations/sqlite/20261125000000_wrong');
    mkdirSync(added);
    const before = { schema: schema(), book: book() };
    const tryWith = (sql: string) => {
      writeFileSync(path.join(added, 'migration.sql'), sql);
      return () => migrate(project);
    };
    const dropsAccounts = 'PRAGMA foreign_keys=OFF; CREATE TABLE Fresh (id INTEGER); DELETE FROM SmsAccount;';
    expect(tryWith(dropsAccounts)).toThrow(/would lose rows that others refer to/);
    expect(tryWith('CREATE TABLE Fresh (id INTEGER); INSERT INTO Nowhere VALUES (1);')).toThrow(/no such table/);
    expect({ schema: schema(), book: book() }).toEqual(before);
    expect(inDatabase((database) => database.prepare('SELECT count(*) FROM SmsAccount').pluck().get())).toBe(1);
  });
});

describe('before it migrates a database that holds something, a copy is kept', () => {
  const backups = () => readdirSync(path.join(directory, 'backups')).toSorted();

  test('of the database as it was, for npm run restore; a new database needs none', () => {
    migrate(projectBefore('20261125'));
    expect(existsSync(path.join(directory, 'backups'))).toBe(false);
    inDatabase((database) => database.exec(ROWS_BEFORE_25_NOVEMBER));
    const before = schema();
    migrate();
    expect(backups()).toEqual(['before-20261125010000_quota_revision']);
    file = path.join(directory, 'backups', backups()[0] ?? '', 'chappe.db');
    expect(schema()).toEqual(before);
    expect(inDatabase((database) => database.prepare('SELECT login FROM ApiUser').pluck().all())).toEqual(['here']);
  });

  test('and no more than three of them, whatever else is beside them', () => {
    migrate(projectBefore('20261125'));
    for (const [age, name] of ['mine', 'before-a', 'before-b', 'before-c'].entries()) {
      const folder = path.join(directory, 'backups', name);
      mkdirSync(folder, { recursive: true });
      utimesSync(folder, 1_000 + age, 1_000 + age);
    }
    migrate();
    expect(backups()).toEqual(['before-20261125010000_quota_revision', 'before-b', 'before-c', 'mine']);
  });
});
