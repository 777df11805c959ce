/** `kill -9` at random moments of a migration: the next start goes on, and nothing is half done. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { projectBefore, ROWS_BEFORE_25_NOVEMBER } from '@/lib/testing/migration-stages';
import { applyMigrations } from './apply-migrations';
import { readMigrations } from './migrations-on-disk';

const KILLS = 8;
const COPIES = 30;
/** How many copies a process may migrate before it is killed in the middle of one. */
const MOST_WHOLE = 4;

/** Processes that start on busy cores; nothing waits for this time to pass. */
const LONGEST_TEST_MS = 120_000;

/** The migrations from which on the two databases have nothing. */
const BEFORE = ['20261124140000', '20261125'] as const;

/** Migrates one copy after the other, and says which one before it begins. */
const MIGRATE_COPIES = `
  import('./lib/db/migrations/apply-migrations.ts').then(({ applyMigrations }) => {
    for (const folder of process.argv.slice(1)) {
      require('node:fs').writeSync(1, folder + '\\n');
      applyMigrations('file:' + folder + '/chappe.db', process.cwd());
    }
  });`;

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'chappe-killed-'));
});

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

/** Two databases of an earlier version to start from: an empty one, and one whose rows the migrations move about. */
function earlierDatabases(): string[] {
  const empty = path.join(directory, 'empty.db');
  const filled = path.join(directory, 'filled.db');
  applyMigrations(`file:${empty}`, projectBefore(BEFORE[0]));
  applyMigrations(`file:${filled}`, projectBefore(BEFORE[1]));
  const database = new Sqlite(filled);
  database.exec(ROWS_BEFORE_25_NOVEMBER);
  database.close();
  return [empty, filled];
}

/**
 * Migrates the copies in `folders` in another process, and kills it when it has begun with `whole` of them and so many
 * milliseconds have gone by; answers the one that it was at.
 */
async function killWhileMigrating(folders: readonly string[], whole: number, afterMs: number): Promise<string> {
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', MIGRATE_COPIES, ...folders], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let last = '';
  let begun = 0;
  createInterface(child.stdout).on('line', (line) => {
    last = line;
    begun += 1;
    if (begun === whole) setTimeout(() => child.kill('SIGKILL'), afterMs);
  });
  // Then all that it said has been read.
  const [, signal] = await once(child, 'close');
  expect(signal, 'killed before it had migrated every copy').toBe('SIGKILL');
  return last;
}

function look(file: string) {
  const database = new Sqlite(file, { readonly: true });
  const seen = {
    applied: database.prepare('SELECT migration_name FROM _prisma_migrations ORDER BY migration_name').pluck().all(),
    schema: database.prepare("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE '%prisma%' ORDER BY name").all(),
    integrity: database.pragma('integrity_check', { simple: true }),
    messages: database.prepare('SELECT count(*) FROM Message').pluck().get(),
    outstanding: database.prepare('SELECT count(*) FROM Message WHERE carrierIdKey IS NOT NULL').pluck().get(),
    deleted: database.prepare('SELECT count(*) FROM DeletedApiUser').pluck().get(),
    signing: database.prepare('SELECT count(*) FROM CallbackSigning').pluck().get(),
  };
  database.close();
  return seen;
}

test(
  'a database whose migration was killed is migrated by the next start, as if nothing had happened',
  async () => {
    const sources = earlierDatabases();
    let longestMs = 0;
    const expected = sources.map((source) => {
      const file = `${source}.whole`;
      copyFileSync(source, file);
      const begun = performance.now();
      applyMigrations(`file:${file}`, process.cwd());
      longestMs = Math.max(longestMs, performance.now() - begun);
      return look(file);
    });
    expect(expected.map(({ outstanding, deleted, signing }) => [outstanding, deleted, signing])).toEqual([
      [0, 0, 0],
      [1, 1, 2],
    ]);
    const names = readMigrations(process.cwd(), 'sqlite').map(({ name }) => name);
    // Some must be hit with a part of their migrations done, or the kills would prove little.
    const untouched = [undefined, ...BEFORE.map((before) => names.find((name) => name >= before))];
    let hitHalfway = false;
    for (let kill = 0; kill < KILLS || !hitHalfway; kill += 1) {
      const folders = Array.from({ length: COPIES }, (_, copy) => path.join(directory, `${kill}-${copy}`));
      for (const [copy, folder] of folders.entries()) {
        mkdirSync(folder);
        copyFileSync(sources[copy % 2] ?? '', path.join(folder, 'chappe.db'));
      }
      const whole = 1 + Math.floor(Math.random() * MOST_WHOLE);
      const hit = await killWhileMigrating(folders, whole, Math.random() * longestMs);
      const file = path.join(hit, 'chappe.db');
      const [next] = applyMigrations(`file:${file}`, process.cwd());
      hitHalfway ||= !untouched.includes(next);
      expect(look(file)).toEqual(expected[folders.indexOf(hit) % 2]);
      for (const folder of folders) rmSync(folder, { recursive: true });
    }
  },
  LONGEST_TEST_MS,
);
