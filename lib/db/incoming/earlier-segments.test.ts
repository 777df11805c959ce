/** What segments of an earlier version hold, after their migration. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { joinSegments } from '@/lib/domain/incoming/segment-text';
import { projectBefore } from '@/lib/testing/migration-stages';
import { applyMigrations } from '../migrations/apply-migrations';

const TEXTS = ['Yes "today" \\ à 8 h\r\n', '😀\u2028\t\u0001', '', '\ufffd'];

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'chappe-segments-'));
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

test('segments of an earlier version are read as they were', () => {
  const file = path.join(directory, 'chappe.db');
  applyMigrations(`file:${file}`, projectBefore('20261127043100'));
  const database = new Sqlite(file);
  database.pragma('foreign_keys = OFF');
  const keep = database.prepare(
    `INSERT INTO IncomingSegment (incomingId, segment, carrier, text) VALUES (1, ?, 'one', ?)`,
  );
  for (const [index, text] of TEXTS.entries()) keep.run(index + 1, text);
  database.close();
  applyMigrations(`file:${file}`, process.cwd());
  const after = new Sqlite(file);
  const kept = after.prepare('SELECT text FROM IncomingSegment ORDER BY segment').pluck().all();
  after.close();
  expect(kept.map((text) => joinSegments([String(text)]))).toEqual(TEXTS);
});
