/** What the history of a message said in sentences of an earlier version's, after its migration. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { projectBefore } from '@/lib/testing/migration-stages';
import { applyMigrations } from '../migrations/apply-migrations';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'chappe-history-'));
});

afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

const ROWS = `
  INSERT INTO MessageEvent (messageId, at, state, ptt, dlrId, applied, carrierText) VALUES
    (1, 1, 'accepted', 6, 0, 0, 'it may have been sent: no answer within 300 s'),
    (1, 1, 'accepted', 6, 0, 0, 'it may have been sent: the process ended meanwhile'),
    (1, 1, 'accepted', 6, 0, 0, 'it may have been sent: it is not sent again'),
    (1, 1, 'accepted', 6, 0, 0, 'it may have been sent: connection reset'),
    (1, 1, 'failed', 6, 2, 1, 'no answer within 300 s'),
    (1, 1, 'failed', 6, 2, 1, 'it is not sent again'),
    (1, 1, 'failed', 5, 2, 1, 'it may have been sent: to another'),
    (1, 1, 'submitted', 3, 4, 1, 'A-1'),
    (1, 1, 'accepted', 0, 0, 1, '');`;

test('sentences of ours are reasons, and what a carrier said stays as it was', () => {
  const file = path.join(directory, 'chappe.db');
  applyMigrations(`file:${file}`, projectBefore('20261126125000'));
  const before = new Sqlite(file);
  before.exec(ROWS);
  before.close();
  applyMigrations(`file:${file}`, process.cwd());
  const after = new Sqlite(file, { readonly: true });
  const events = after.prepare('SELECT carrierText, reason FROM MessageEvent ORDER BY id').raw().all();
  after.close();
  expect(events).toEqual([
    ['', 'no_answer'],
    ['', 'process_ended'],
    ['', 'not_repeated'],
    ['connection reset', null],
    ['', 'no_answer'],
    ['', 'not_repeated'],
    ['it may have been sent: to another', null],
    ['A-1', null],
    ['', null],
  ]);
});
