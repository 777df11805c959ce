/** SQLite prefers the covering index of `Usage` to its key, even where that reads an account's hours once for each API user. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const db = path.resolve(import.meta.dirname, '..');

test('every read of usage says by which index', () => {
  const sources = readdirSync(db, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /(?<!\.test)\.ts$/.test(file) && !file.startsWith('generated'),
  );
  const silent = sources.filter((file) => /(FROM|JOIN)\s+"Usage"/.test(readFileSync(path.join(db, file), 'utf8')));
  expect(sources).toContain(path.join('accounts', 'usage.ts'));
  expect(silent).toEqual([]);
});
