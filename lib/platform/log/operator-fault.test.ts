import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { about, explainFault, isServerAway, OperatorFault, sayFault } from './operator-fault';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'chappe-faults-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const inFolder = (name: string) => path.join(folder, name);

function faultOf(work: () => unknown): unknown {
  try {
    work();
  } catch (cause) {
    return cause;
  }
  throw new Error('Nothing failed.');
}

test.each([
  ['57P01', true],
  ['53300', true],
  ['SocketTimeout', true],
  ['DatabaseNotReachable', true],
  ['25006', false],
  ['53100', false],
  ['SQLITE_BUSY', false],
  ['P2002', false],
])('a fault of code %s is of a server that may be there again in a moment: %s', (code, isAway) => {
  expect(isServerAway(Object.assign(new Error('It failed.'), { code }))).toBe(isAway);
});

describe('what the system refuses is one sentence about', () => {
  test('the path that it names', () => {
    expect(explainFault(faultOf(() => readFileSync(inFolder('a'))))).toBe(`${inFolder('a')}: it does not exist.`);
    writeFileSync(inFolder('a'), '');
    expect(explainFault(faultOf(() => readdirSync(inFolder('a'))))).toBe(
      `${inFolder('a')}: a file is where a folder should be.`,
    );
  });

  test('what was being done, when that is told', () => {
    expect(
      explainFault(
        faultOf(() => readFileSync(folder)),
        'TLS_CERT',
      ),
    ).toBe('TLS_CERT: a folder is where a file should be.');
  });

  test.each([
    ['EROFS', 'the disk is read-only'],
    ['EACCES', 'this user has no right to it'],
    ['EPERM', 'this user has no right to it'],
    ['ENOSPC', 'the disk is full'],
    ['EDQUOT', 'the disk is full for this user'],
  ])('the data folder, when it is %s and names nothing', (code, reason) => {
    const fault = Object.assign(new Error('the system’s words'), { code });
    expect(explainFault(fault)).toBe(`The data folder: ${reason}.`);
  });
});

describe('what SQLite refuses is one sentence about the database', () => {
  const expectSaid = (work: () => unknown, reason: string) =>
    expect(explainFault(faultOf(work))).toBe(`The database: ${reason}.`);

  test('that cannot be written to', () => {
    new Sqlite(inFolder('a.db')).exec('CREATE TABLE A (x)').close();
    const connection = new Sqlite(inFolder('a.db'), { readonly: true });
    expectSaid(() => connection.exec('INSERT INTO A VALUES (1)'), 'it cannot be written to');
    connection.close();
  });

  test('that cannot be opened, or is none', () => {
    expectSaid(() => new Sqlite(folder), 'it cannot be opened');
    writeFileSync(inFolder('letter'), 'a letter, long enough to be looked at as a database');
    const connection = new Sqlite(inFolder('letter'));
    expectSaid(() => connection.pragma('user_version'), 'it is not a SQLite database, or it is damaged');
    connection.close();
  });

  test('whose lock another program holds', () => {
    const holder = new Sqlite(inFolder('a.db')).exec('CREATE TABLE A (x); BEGIN IMMEDIATE');
    const connection = new Sqlite(inFolder('a.db'), { timeout: 0 });
    expectSaid(() => connection.exec('BEGIN IMMEDIATE'), 'another program holds the write lock');
    connection.close();
    holder.close();
  });

  test.each([
    ['SQLITE_READONLY_DIRECTORY', 'it cannot be written to'],
    ['SQLITE_IOERR_WRITE', 'the disk does not read or write as it should: it may be full or failing'],
  ])('by the family of %s, through Prisma too', (code, reason) => {
    const fault = Object.assign(new Error('SQLite’s words'), { code });
    const wrapped = Object.assign(new Error('Prisma’s words'), {
      code: 'P2010',
      meta: { driverAdapterError: new Error('the adapter’s', { cause: { originalCode: code } }) },
    });
    expect([fault, wrapped].map((one) => explainFault(one))).toEqual(Array(2).fill(`The database: ${reason}.`));
  });
});

test.each([
  ['53300', 'its server has no connection left'],
  ['08P01', 'the pooler before its server has no connection for it'],
])('what PostgreSQL, or a pooler before it, refuses with %s is one sentence about the database', (code, reason) => {
  const wrapped = Object.assign(new Error('Prisma’s words'), {
    code: 'P2010',
    meta: { driverAdapterError: new Error('the adapter’s', { cause: { originalCode: code, kind: 'postgres' } }) },
  });
  expect(explainFault(wrapped)).toBe(`The database: ${reason}.`);
});

test('a bug is no fault of the machine: it is told with its stack', () => {
  const bug = new TypeError('x is not a function');
  for (const cause of [bug, Object.assign(new Error('a'), { code: 'P2002' }), 'a word', null]) {
    expect(explainFault(cause)).toBeNull();
  }
  expect(sayFault(bug)).toBe(bug.stack);
  expect(sayFault('a word')).toBe('a word');
  expect(faultOf(() => about('a file', () => faultThrown(bug)))).toBe(bug);
});

test('work about something fails with a sentence about it, and with one that was given before as it is', () => {
  const missing = faultOf(() => readFileSync(inFolder('a')));
  const told = faultOf(() => about('a file', () => faultThrown(missing)));
  expect(told).toEqual(new OperatorFault('a file: it does not exist.'));
  expect(told).toMatchObject({ cause: missing });
  expect(faultOf(() => about('a folder', () => faultThrown(told)))).toBe(told);
  expect(sayFault(told)).toBe('a file: it does not exist.');
  expect(about('a file', () => 'its value')).toBe('its value');
});

function faultThrown(cause: unknown): never {
  throw cause;
}
