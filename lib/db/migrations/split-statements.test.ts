import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { readMigrations } from './migrations-on-disk';
import { splitStatements } from './split-statements';

test('a semicolon in a text, a name or a comment ends nothing', () => {
  expect(splitStatements(`-- a; b\nSELECT ';', "x;y" /* ; */ - 1; -- end\nSELECT 'it''s;' / 1`)).toEqual([
    `SELECT ';', "x;y"  - 1`,
    `SELECT 'it''s;' / 1`,
  ]);
});

test('every migration does the same one statement at a time', () => {
  const whole = new Sqlite(':memory:');
  const inSteps = new Sqlite(':memory:');
  const schemaOf = (database: Sqlite.Database) => database.prepare('SELECT name, sql FROM sqlite_master').all();
  for (const { sql } of readMigrations(process.cwd(), 'sqlite')) {
    whole.exec(sql);
    // `prepare` refuses more than one statement.
    for (const statement of splitStatements(sql)) inSteps.prepare(statement).run();
    expect(schemaOf(inSteps)).toEqual(schemaOf(whole));
  }
});
