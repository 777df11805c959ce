import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inject } from 'vitest';
import type { Database } from '@/lib/db/connections/client';
import { createWriteTurn, type WriteTurn } from '@/lib/db/connections/write-turn';
import type { Writer } from '@/lib/db/connections/writer';
import { findLedgerFaults } from '@/lib/db/ledger/verify-ledger';
import { applyMigrations } from '@/lib/db/migrations/apply-migrations';
import { openDatabase } from '@/lib/db/open/open-database';
import { openWriter } from '@/lib/db/open/open-writer';
import { findTallyFaults } from './find-tally-faults';
import { findUsageFaults } from './find-usage-faults';
import { lendDatabase } from './postgresql/test-databases';

/** The node that a test is. */
export const NODE_ID = 1;

let template: string | undefined;

/** Migrating costs many disk syncs; each worker does it once and then copies the file. */
function migratedTemplate(): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'chappe-template-')), 'template.db');
  applyMigrations(`file:${file}`, process.cwd());
  return file;
}

export type TestDatabase = {
  readonly db: Database;
  readonly writer: Writer;
  readonly url: string;
  /** SQLite's, as which a test that looks at the file is run on SQLite alone. */
  readonly file: string;
  /** For whatever else writes to it from this thread: SQLite would let the thread wait for itself. */
  readonly turn: WriteTurn;
  close(): Promise<void>;
};

/** Closes what stands on a database, and fails when its ledger does not balance, or usage or tallies are not what its messages say. */
export async function closeBalanced({ db, close }: Pick<TestDatabase, 'db' | 'close'>): Promise<void> {
  const faults = [...(await findLedgerFaults(db)), ...(await findUsageFaults(db)), ...(await findTallyFaults(db))];
  await close();
  assert.deepEqual(faults, []);
}

/** A migrated, empty, real database of its own, on the engine that the tests are run on. */
export function createTestDatabase(): Promise<TestDatabase> {
  const postgresqlUrl = inject('postgresqlUrl');
  return postgresqlUrl === undefined ? createSqliteFile() : borrowPostgresql(postgresqlUrl);
}

/** The same as a file, whatever the tests are run on. */
export async function createSqliteFile(): Promise<TestDatabase> {
  template ??= migratedTemplate();
  const source = template;
  const directory = mkdtempSync(path.join(tmpdir(), 'chappe-test-'));
  const file = path.join(directory, 'test.db');
  for (const suffix of ['', '-wal']) {
    if (existsSync(source + suffix)) copyFileSync(source + suffix, file + suffix);
  }
  const remove = () => rmSync(directory, { recursive: true, force: true });
  return { file, ...(await openBoth(`file:${file}`, remove)) };
}

async function borrowPostgresql(serverUrl: string): Promise<TestDatabase> {
  const { url, giveBack } = await lendDatabase(serverUrl);
  return { file: '', ...(await openBoth(url, giveBack)) };
}

async function openBoth(url: string, release: () => void): Promise<Omit<TestDatabase, 'file'>> {
  const turn = createWriteTurn();
  const db = await openDatabase(url, { turn });
  const writer = openWriter(url, turn);
  return {
    db,
    writer,
    url,
    turn,
    close: async () => {
      await writer.close();
      await db.$disconnect();
      release();
    },
  };
}
