/** A move whose connection is cut as it commits: what is in two databases is never served from both. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { startCuttingProxy } from '@/lib/testing/postgresql/cutting-proxy';
import { createBareDatabase, inServer } from '@/lib/testing/postgresql/test-databases';
import { takeInstanceLock } from '../connections/instance-lock';
import { applyMigrations } from '../migrations/apply-migrations';
import { moveDatabase } from '../open/move-database';

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

/** `back`: whether the database can be asked afterwards. */
async function moveCut(cut: 'before' | 'after', back = true) {
  const proxy = await startCuttingProxy(to);
  const marked: boolean[] = [];
  try {
    return await moveDatabase({
      ...{ ...COMMON, from, to: proxy.url, longestDoubtMs: 2_000 },
      onProgress: ({ step, rows, of }) => {
        if (step !== 'compared' || rows < of) return;
        marked.push(existsSync(path.join(folder, 'chappe.db.moved')));
        proxy.cutNext(cut);
        proxy.shut(!back);
      },
    });
  } finally {
    expect(marked).toEqual([false]);
    await proxy.close();
  }
}

const serve = () => takeInstanceLock(from, 'serves', NOW)();
const hasMoved = () =>
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
  ['before', false],
  ['after', true],
] as const)(
  'of what was cut off %s its commit, with nobody to ask, the file is served by nobody',
  async (cut, isThere) => {
    await expect(moveCut(cut, false)).rejects.toThrow(/^PostgreSQL was gone before it could say/);
    expect(await hasMoved()).toBe(isThere);
    expect(serve).toThrow(
      /Z \(or, if that database has no tables, not at all: the move ended before it knew\): set DATAB/,
    );
  },
);
