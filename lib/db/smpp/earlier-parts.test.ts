/** Parts that wait when an earlier version is updated: they are found by what joins them, as those that come after. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { joinedBy } from '@/lib/domain/smpp/submission';
import { projectBefore } from '@/lib/testing/migration-stages';
import { partOfText } from '@/lib/testing/smpp-part';
import { applyMigrations } from '../migrations/apply-migrations';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'chappe-parts-'));
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

test('a part that waits is joined to its own by name; what has become a message is joined to nothing', () => {
  const { addresses } = partOfText();
  const sources = ['TEST', 'É "\\/€\n', ''];
  const parts = sources.map((address) =>
    partOfText({ addresses: { ...addresses, source: { ...addresses.source, address } } }),
  );
  const file = path.join(directory, 'chappe.db');
  applyMigrations(`file:${file}`, projectBefore('20261127191500'));
  const before = new Sqlite(file);
  const keep = before.prepare(`
    INSERT INTO SmppSubmission (id, accountId, apiUserId, messageId, wish, addresses, joins, at) VALUES (?, 1, 2, ?, 'any', ?, ?, 0)`);
  for (const [index, part] of parts.entries())
    keep.run(index + 1, null, JSON.stringify(part.addresses), JSON.stringify(part.joins));
  keep.run(9, 9, JSON.stringify(addresses), null);
  before.close();
  applyMigrations(`file:${file}`, process.cwd());
  const after = new Sqlite(file);
  const joined = after.prepare('SELECT joinedBy FROM SmppSubmission ORDER BY id').pluck().all();
  after.close();
  expect(joined).toEqual([...parts.map(joinedBy), null]);
});
