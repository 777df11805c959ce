import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import { readTables } from './moved-tables';
import { readRows } from './read-rows';

let file: Sqlite.Database;

beforeEach(() => {
  file = new Sqlite(':memory:');
  file.exec(`
    CREATE TABLE "Part" (place TEXT NOT NULL, thing INTEGER NOT NULL REFERENCES "Thing" (id), PRIMARY KEY (place, thing));
    CREATE TABLE "Thing" (id INTEGER PRIMARY KEY AUTOINCREMENT, whole BIGINT, word TEXT, holds BOOLEAN, at DATETIME,
      owner INTEGER REFERENCES "Thing" (id));
    CREATE TABLE "_prisma_migrations" (id TEXT PRIMARY KEY);
    INSERT INTO "Thing" VALUES (7, 9007199254740991, 'é', 0, -1, 7), (8, NULL, NULL, NULL, NULL, NULL);
    INSERT INTO "Part" VALUES ('b', 8), ('B', 7), ('b', 7)`);
});

afterEach(() => file.close());

const all = (name: string) => {
  const table = readTables(file).find((one) => one.name === name);
  return table ? [...readRows(file, table)].flat() : [];
};

test('tables come behind those that they refer to, with what they have given', () => {
  file.exec('INSERT INTO "Thing" (id) VALUES (90); DELETE FROM "Thing" WHERE id = 90');
  expect(readTables(file)).toMatchObject([
    { name: 'Thing', key: ['id'], lastId: 90, rowCount: 2 },
    { name: 'Part', key: ['place', 'thing'], lastId: null, rowCount: 3 },
  ]);
});

test('rows come in the order of their key, texts by their bytes', () => {
  expect(all('Part')).toEqual([
    ['B', 7],
    ['b', 7],
    ['b', 8],
  ]);
  expect(all('Thing')).toEqual([
    [7, Number.MAX_SAFE_INTEGER, 'é', 0, -1, 7],
    [8, null, null, null, null, null],
  ]);
});

test.each([
  ['a number that is a text', 'whole', `'many'`],
  ['a number with a fraction', 'whole', '1.5'],
  ['a number that is too great', 'whole', '9007199254740993'],
  ['a truth that is neither', 'holds', '2'],
  ['a time in words', 'at', `'2026-11-27 15:00:00'`],
  ['a text that is bytes', 'word', `x'00ff'`],
])('%s is told with its row', (_, column, value) => {
  file.exec(`UPDATE "Thing" SET ${column} = ${value} WHERE id = 8`);
  const sentence = `Thing: the row of id 8 holds in ${column} what Chappe never writes there.`;
  expect(() => all('Thing')).toThrow(new OperatorFault(sentence));
});

test('what cannot be moved is a bug and no row', () => {
  file.exec('CREATE TABLE "Shape" (id INTEGER PRIMARY KEY, size REAL)');
  expect(() => readTables(file)).toThrow('Shape.size is of a type that nothing is moved of.');
  file.exec('DROP TABLE "Shape"; CREATE TABLE "Shape" (size INTEGER)');
  expect(() => readTables(file)).toThrow('Shape has no primary key.');
  file.exec(`DROP TABLE "Shape"; CREATE TABLE "Shape" (id INTEGER PRIMARY KEY REFERENCES "Form" (id));
    CREATE TABLE "Form" (id INTEGER PRIMARY KEY REFERENCES "Shape" (id))`);
  expect(() => readTables(file)).toThrow('These tables refer to each other in a circle: Form, Shape');
});
