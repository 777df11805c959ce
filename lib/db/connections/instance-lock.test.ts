import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { takeInstanceLock } from './instance-lock';

const NOW = new Date('2026-11-25T10:00:00Z');
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'chappe-lock-'));
  file = path.join(folder, 'chappe.db');
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Another process that takes the lock and keeps it until it is killed. */
async function startHolder() {
  const script = `
    import('./lib/db/connections/instance-lock.ts').then(({ takeInstanceLock }) => {
      takeInstanceLock('file:' + process.argv[1], 'serves', new Date(0));
      console.log('held');
      setInterval(() => {}, 1_000);
    });`;
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', script, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  await once(child.stdout, 'data');
  return { pid: child.pid, kill: () => (child.kill('SIGKILL'), gone) };
}

test('a second process is told who holds it; kill -9 of the first frees it', async () => {
  const holder = await startHolder();
  const take = () => takeInstanceLock(`file:${file}`, 'serves', NOW);
  const sentence = new RegExp(
    `^Chappe runs on \\S+/chappe\\.db already: process ${holder.pid} on \\S+, since 1970-01-01T00:00:00\\.000Z\\.$`,
  );
  expect(take).toThrow(sentence);
  // Having read who holds it changes nothing for the holder, nor for the next one who asks.
  expect(take).toThrow(sentence);
  await holder.kill();
  take()();
});

/** Does something once, right after the next time that a process lets go of the lock to let others read who it is. */
function afterNextCommit(act: () => void): void {
  const exec = Sqlite.prototype.exec;
  const spy = vi.spyOn(Sqlite.prototype, 'exec').mockImplementation(function (this: Sqlite.Database, sql) {
    const done = exec.call(this, sql);
    if (sql === 'COMMIT') {
      spy.mockRestore();
      act();
    }
    return done;
  });
}

test('of two that begin at the same moment the one that is refused never names itself', () => {
  const first = new Sqlite(`${file}.lock`);
  onTestFinished(() => void first.close());
  afterNextCommit(() => first.exec('BEGIN IMMEDIATE'));
  expect(() => takeInstanceLock(`file:${file}`, 'serves', NOW)).toThrow(/^Chappe runs on \S+\/chappe\.db already\.$/);
});

test('the one that gets it is told as its holder, also where the other one wrote last that it was', () => {
  const other = new Sqlite(`${file}.lock`);
  onTestFinished(() => void other.close());
  afterNextCommit(() => other.exec(`UPDATE Holder SET process = 0, host = 'other', purpose = 'moves'`));
  const release = takeInstanceLock(`file:${file}`, 'restores', NOW);
  expect(() => takeInstanceLock(`file:${file}`, 'serves', NOW)).toThrow(
    new RegExp(`^A backup is being restored over \\S+: process ${process.pid} on `),
  );
  release();
});

test('by another name it is the same database; another database is free', () => {
  const release = takeInstanceLock(`file:${file}`, 'restores', NOW);
  symlinkSync(folder, `${folder}-link`);
  expect(() => takeInstanceLock(`file:${folder}-link/chappe.db`, 'serves', NOW)).toThrow(
    /^A backup is being restored over \S+: process \d+ on /,
  );
  rmSync(`${folder}-link`);
  takeInstanceLock(`file:${folder}/other.db`, 'serves', NOW)();
  release();
  takeInstanceLock(`file:${file}`, 'serves', NOW)();
});

test('whoever reads or writes the database itself is in nobody’s way', () => {
  const reader = new Sqlite(file);
  reader.exec('CREATE TABLE Some (id INTEGER); BEGIN IMMEDIATE; INSERT INTO Some VALUES (1)');
  takeInstanceLock(`file:${file}`, 'serves', NOW)();
  reader.close();
});

test('a lock file that is no database is told about', () => {
  writeFileSync(`${file}.lock`, 'somebody wrote something else here, long enough to be read');
  expect(() => takeInstanceLock(`file:${file}`, 'serves', NOW)).toThrow(
    /chappe\.db\.lock: it is not a SQLite database/,
  );
});
