import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadKeptSecrets } from '@/lib/platform/files/kept-secrets';
import { OperatorFault } from '@/lib/platform/log/operator-fault';
import { projectBefore } from '@/lib/testing/migration-stages';
import { createTestGateway, query, type TestGateway } from '@/lib/testing/test-gateway';
import { openDatabase } from '../connections/client';
import { takeCopyLock } from '../connections/copy-lock';
import { takeInstanceLock } from '../connections/instance-lock';
import { applyMigrations } from '../migrations/apply-migrations';
import { backUp } from './backup';
import { findFileFaults } from './find-file-faults';
import { restore } from './restore';

let gateway: TestGateway;
let folder: string;
let copy: string;

beforeEach(async () => {
  gateway = await createTestGateway(100_000_000);
  folder = mkdtempSync(path.join(tmpdir(), 'chappe-backup-'));
  copy = path.join(folder, 'copy');
});

afterEach(async () => {
  await gateway.close();
  rmSync(folder, { recursive: true, force: true });
});

const LATER = new Date('2026-12-01T10:00:00.000Z');
const NOTE = { madeAt: '2026-11-24T10:00:00.000Z', madeBy: 'owner@example.com', isDaily: false };
const makeBackup = (target = copy, file = gateway.file) =>
  backUp({ databaseUrl: `file:${file}`, dataDirectory: folder, projectDirectory: process.cwd() }, target, NOTE);
const faultsOf = (backup: string) => findFileFaults(path.join(backup, 'chappe.db'), process.cwd());

test('a copy that is made under load is consistent: its ledger adds up', async () => {
  await gateway.send(query());
  let stop = false;
  let sent = 0;
  const load = (async () => {
    while (!stop) {
      await Promise.all(Array.from({ length: 16 }, () => gateway.send(query())));
      sent += 16;
    }
  })();
  const copies = ['a', 'b', 'c'].map((name) => path.join(folder, name));
  for (const [index, target] of copies.entries()) {
    await expect.poll(() => sent).toBeGreaterThan(index * 32);
    await makeBackup(target);
  }
  stop = true;
  await load;
  for (const target of copies) expect(await faultsOf(target)).toEqual([]);
  const last = await openDatabase(`file:${path.join(copies[2] ?? '', 'chappe.db')}`);
  expect(await last.message.count()).toBeGreaterThan(1);
  expect(await last.message.count()).toBeLessThanOrEqual(await gateway.db.message.count());
  await last.$disconnect();
});

test('a backup is for its owner alone, and none is written over', async () => {
  loadKeptSecrets(folder);
  const before = process.umask(0o077);
  await makeBackup();
  process.umask(before);
  for (const file of ['', 'backup.json', 'chappe.db', 'secrets.json']) {
    expect(statSync(path.join(copy, file)).mode & 0o077, file).toBe(0);
  }
  await expect(makeBackup()).rejects.toThrow(/copy holds a backup already: name another folder\.$/);
});

test('what is not there cannot be backed up, and is not made', async () => {
  const nowhere = path.join(folder, 'nowhere.db');
  await expect(makeBackup(copy, nowhere)).rejects.toThrow(/nowhere\.db: there is no database here\./);
  expect(readdirSync(folder)).toEqual([]);
});

describe('of a database that is not sound no backup is made, and the database is named', () => {
  test('whose money does not add up', async () => {
    loadKeptSecrets(folder);
    await gateway.db.$executeRaw`UPDATE SmsAccount SET creditsLeft = creditsLeft + 1`;
    const before = readdirSync(folder);
    await expect(makeBackup()).rejects.toThrow(
      new OperatorFault(
        `${gateway.file} is not sound, so no backup of it was made:\naccount sms-xx11111-1: stored 1000000.01, movements add up to 1000000`,
      ),
    );
    expect(readdirSync(folder)).toEqual(before);
  });

  test('whose file is damaged, into a folder that was there', async () => {
    await makeBackup();
    const damaged = path.join(copy, 'chappe.db');
    damage(damaged);
    const target = path.join(folder, 'target');
    mkdirSync(target);
    writeFileSync(path.join(target, 'notes.txt'), 'keep me');
    await expect(makeBackup(target, damaged)).rejects.toThrow(/copy\/chappe\.db: it is damaged/);
    expect(readdirSync(target)).toEqual(['notes.txt']);
  });

  test('where a hundred faults of a kind are told, and how many more there are', async () => {
    for (let sent = 0; sent < 103; sent += 1) await gateway.send(query({ noStop: '1' }));
    await gateway.db.$executeRaw`UPDATE Message SET credits = credits + 1`;
    const faults = (await makeBackup().catch(String)).toString().split('\n');
    expect(faults.filter((fault) => fault.startsWith('message '))).toHaveLength(100);
    expect(faults.at(-1)).toBe('and 3 more: messages whose debit or refund is not their price');
  });
});

/** Writes over some pages in the middle of a database. */
function damage(file: string) {
  const bytes = readFileSync(file);
  bytes.fill(0x5a, 8192, 40_960);
  writeFileSync(file, bytes);
}

describe('a restore', () => {
  let data: string;
  const restoreTo = (aside: string, sendsWaiting = false) =>
    restore(
      copy,
      { databaseUrl: `file:${path.join(data, 'chappe.db')}`, dataDirectory: data, projectDirectory: process.cwd() },
      { aside, now: LATER, sendsWaiting },
    );
  const messagesIn = (file: string) => {
    const database = new Sqlite(path.join(data, file), { readonly: true });
    const count = database.prepare('SELECT count(*) FROM Message').pluck().get();
    database.close();
    return count;
  };

  beforeEach(async () => {
    data = path.join(folder, 'data');
    mkdirSync(data);
    await gateway.send(query());
  });

  test('puts the copy in place, secrets included, and keeps what was there: database, log and secrets', async () => {
    const ofBackup = loadKeptSecrets(folder);
    await makeBackup();
    await restoreTo('first');
    expect(messagesIn('chappe.db')).toBe(1);
    expect(loadKeptSecrets(data)).toEqual(ofBackup);

    rmSync(path.join(data, 'secrets.json'));
    const own = loadKeptSecrets(data);
    // Commits that are in the log alone, as a kill leaves them.
    const killed = new Sqlite(path.join(data, 'chappe.db'));
    killed.exec('DELETE FROM MessageEvent; DELETE FROM Dispatch; DELETE FROM CreditMovement; DELETE FROM Message');
    const [main, log] = ['', '-wal'].map((suffix) => readFileSync(path.join(data, `chappe.db${suffix}`)));
    killed.close();
    writeFileSync(path.join(data, 'chappe.db'), main ?? '');
    writeFileSync(path.join(data, 'chappe.db-wal'), log ?? '');

    await restoreTo('second');
    expect(messagesIn('chappe.db')).toBe(1);
    expect(messagesIn('chappe.db.second')).toBe(0);
    expect(loadKeptSecrets(data)).toEqual(ofBackup);
    expect(JSON.parse(readFileSync(path.join(data, 'secrets.json.second'), 'utf8'))).toEqual(own);
    expect(readdirSync(data).filter((name) => name.includes('incoming'))).toEqual([]);
  });

  test('in the place of a database that was moved elsewhere is one that was not', async () => {
    await makeBackup();
    await restoreTo('first');
    const databaseUrl = `file:${path.join(data, 'chappe.db')}`;
    writeFileSync(path.join(data, 'chappe.db.moved'), 'PostgreSQL’s chappe');
    expect(() => takeInstanceLock(databaseUrl, 'serves', LATER)).toThrow(/ was moved to PostgreSQL’s chappe: set /);
    await restoreTo('second');
    takeInstanceLock(databaseUrl, 'serves', LATER)();
  });

  test('takes a read-only backup, leaves it as it is, and what it writes is for its owner alone', async () => {
    await makeBackup();
    chmodSync(path.join(copy, 'chappe.db'), 0o444);
    chmodSync(copy, 0o555);
    await restoreTo('aside');
    expect(readdirSync(copy)).toEqual(['backup.json', 'chappe.db']);
    expect(statSync(path.join(data, 'chappe.db')).mode & 0o777).toBe(0o600);
    chmodSync(copy, 0o755);
  });

  test('takes a backup of an earlier version, which the next start migrates', async () => {
    mkdirSync(copy);
    applyMigrations(`file:${path.join(copy, 'chappe.db')}`, projectBefore('20261125'));
    await restoreTo('aside');
    expect(messagesIn('chappe.db')).toBe(0);
  });

  test.each<[string, () => Promise<void> | void, RegExp]>([
    ['no folder', () => undefined, /chappe\.db is missing: \S+copy is no backup\. Nothing was changed\.$/],
    ['no database', () => writeBackup('hello, this is a letter and not a database'), /not a SQLite database/],
    ['an empty file', () => writeBackup(''), /holds nothing of Chappe's/],
    [
      'a damaged file',
      () => makeBackup().then(() => damage(path.join(copy, 'chappe.db'))),
      /(damaged|malformed|btree|page)/i,
    ],
    [
      'money that does not add up',
      () => change('UPDATE SmsAccount SET creditsLeft = creditsLeft + 1'),
      /account sms-xx11111-1: stored/,
    ],
    [
      'rows without the row they belong to',
      () => change('PRAGMA foreign_keys = OFF; DELETE FROM SmsAccount'),
      /rows refer to rows that are missing/,
    ],
    [
      'a newer version',
      () =>
        change(
          `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'y', '2099_x', 1)`,
        ),
      /was written by a newer Chappe/,
    ],
    [
      'damaged secrets',
      () => change('', () => writeFileSync(path.join(copy, 'secrets.json'), '')),
      /secrets\.json is empty or damaged/,
    ],
  ])('of %s is refused in words, and nothing is changed', async (_, prepare, sentence) => {
    await makeBackup(data);
    await prepare();
    const before = contents();
    await expect(restoreTo('aside')).rejects.toThrow(sentence);
    expect(contents()).toEqual(before);
  });

  const contents = () =>
    readdirSync(data).map((name) => [name, readFileSync(path.join(data, name)).toString('base64')]);
  function writeBackup(text: string) {
    mkdirSync(copy);
    writeFileSync(path.join(copy, 'chappe.db'), text);
  }
  async function change(sql: string, more = () => {}) {
    await makeBackup();
    const database = new Sqlite(path.join(copy, 'chappe.db'));
    database.exec(sql);
    database.close();
    more();
  }
});

test('where a backup is being made no other is begun, and what is there of it stays', async () => {
  mkdirSync(copy);
  const release = takeCopyLock(copy);
  writeFileSync(path.join(copy, 'chappe.db.incoming'), 'half');
  await expect(makeBackup()).rejects.toThrow(/^A backup is being made in \S+copy already\.$/);
  expect(readFileSync(path.join(copy, 'chappe.db.incoming'), 'utf8')).toBe('half');
  release?.();
  await makeBackup();
  expect(readdirSync(copy)).toEqual(['backup.json', 'chappe.db']);
});
