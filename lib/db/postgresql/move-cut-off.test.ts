/** A move whose connection is cut as it commits: what is in two databases is never served from both. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { startCuttingProxy } from '@/lib/testing/postgresql/cutting-proxy';
import { createBareDatabase, inServer } from '@/lib/testing/postgresql/test-databases';
import { takeInstanceLock } from '../connections/instance-lock';
import { applyMigrations } from '../migrations/apply-migrations';
import { readMigrations } from '../migrations/migrations-on-disk';
import { moveDatabase } from '../open/move-database';
import { applyPostgresqlMigrations } from './apply-migrations';

const NOW = new Date('2026-11-27T15:00:00Z');

let folder: string;
let from: string;
let to: string;
let drop: () => Promise<unknown>;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'chappe-cut-off-'));
  from = `file:${path.join(folder, 'chappe.db')}`;
  applyMigrations(from, process.cwd());
  ({ url: to, drop } = await createBareDatabase(inject('postgresqlUrl') ?? ''));
});

afterEach(async () => {
  await drop();
  rmSync(folder, { recursive: true });
});

const COMMON = { secrets: {}, projectDirectory: process.cwd(), now: NOW };

/** `back`: what has been done when the database can be asked afterwards; null: it cannot. */
async function moveCut(cut: 'before' | 'after', back: (() => Promise<unknown>) | null = async () => undefined) {
  const proxy = await startCuttingProxy(to);
  const marked: boolean[] = [];
  let backAgain: Promise<unknown> | undefined;
  try {
    return await moveDatabase({
      ...{ ...COMMON, from, to: proxy.url, longestDoubtMs: back ? 60_000 : 1_000 },
      onProgress: ({ step, rows, of }) => {
        if (step !== 'compared' || rows < of) return;
        marked.push(existsSync(path.join(folder, 'chappe.db.moved')));
        proxy.cutNext(cut);
        proxy.shut(true);
        backAgain = back?.().then(() => proxy.shut(false));
      },
    });
  } finally {
    await backAgain;
    expect(marked).toEqual([false]);
    await proxy.close();
  }
}

const serve = () => takeInstanceLock(from, 'serves', NOW)();
const hasMoved = (): Promise<boolean> =>
  inServer(to, async (client) => {
    const { rows } = await client.query("SELECT 1 FROM pg_tables WHERE schemaname = 'public'");
    return rows.length > 0;
  });

test('what was committed, and did not hear so, asks whether it was', async () => {
  expect((await moveCut('after')).rows).toBeGreaterThan(0);
  expect(await hasMoved()).toBe(true);
  expect(serve).toThrow(/ was moved to \S+ \S+ at \S+, on \S+Z: set DATABASE_URL/);
});

test('what was undone while it was committed leaves a file that is served, and is moved again', async () => {
  await expect(moveCut('before')).rejects.toThrow(/Connection terminated/);
  expect(await hasMoved()).toBe(false);
  serve();
  await moveDatabase({ ...COMMON, from, to, onProgress: () => undefined });
});

test.each([
  ['has nothing of it', async (): Promise<unknown> => undefined],
  ['is another instance by now', () => applyPostgresqlMigrations(to, readMigrations(process.cwd(), 'postgresql'))],
] as const)('a replica that takes over after the commit and %s is told from one that has it', async (_, begin) => {
  // Of whom the number of that transaction says that it was committed.
  const takeOver = async () => {
    await expect.poll(hasMoved).toBe(true);
    await inServer(to, (client) => client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public'));
    await begin();
  };
  await expect(moveCut('after', takeOver)).rejects.toThrow(/Connection terminated/);
  serve();
});

test.each([
  ['before', false],
  ['after', true],
] as const)(
  'of what was cut off %s its commit, with nobody to ask, the file is served by nobody',
  async (cut, isThere) => {
    await expect(moveCut(cut, null)).rejects.toThrow(/^PostgreSQL was gone before it could say/);
    expect(await hasMoved()).toBe(isThere);
    expect(serve).toThrow(
      /Z \(or, if that database has no tables, not at all: the move ended before it knew\): set DATAB/,
    );
  },
);
