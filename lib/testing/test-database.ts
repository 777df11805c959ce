import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Database, openDatabase } from '@/lib/db/connections/client';
import { createWriteTurn, type WriteTurn } from '@/lib/db/connections/write-turn';
import { openWriter, type Writer } from '@/lib/db/connections/writer';
import { findLedgerFaults } from '@/lib/db/ledger/verify-ledger';
import { applyMigrations } from '@/lib/db/migrations/apply-migrations';
import { findTallyFaults } from './find-tally-faults';
import { findUsageFaults } from './find-usage-faults';

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

/** A migrated, empty, real SQLite file of its own. */
export async function createTestDatabase(): Promise<TestDatabase> {
  template ??= migratedTemplate();
  const source = template;
  const directory = mkdtempSync(path.join(tmpdir(), 'chappe-test-'));
  const file = path.join(directory, 'test.db');
  for (const suffix of ['', '-wal']) {
    if (existsSync(source + suffix)) copyFileSync(source + suffix, file + suffix);
  }
  const turn = createWriteTurn();
  const db = await openDatabase(`file:${file}`, { turn });
  const writer = openWriter(`file:${file}`, turn);
  return {
    db,
    writer,
    file,
    turn,
    close: async () => {
      await writer.close();
      await db.$disconnect();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
