import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { STANDS_ALONE } from '@/lib/domain/instance/node';
import { createAgreedTime } from './agreed-time';

test('it is this machine’s time without what that is ahead of the others’', () => {
  let aheadMs = 0;
  const now = createAgreedTime({ standing: () => ({ ...STANDS_ALONE, aheadMs }) }, () => new Date(100_000));
  expect(now()).toEqual(new Date(100_000));
  aheadMs = 30_000;
  expect(now()).toEqual(new Date(70_000));
});

test('nothing that is wired here goes by this machine’s clock alone', () => {
  const files = readdirSync(import.meta.dirname).filter(
    (file) => !file.includes('.test.') && file !== 'agreed-time.ts',
  );
  expect(files).toContain('start-runtime.ts');
  const guilty = files.filter((file) =>
    readFileSync(path.join(import.meta.dirname, file), 'utf8').includes('new Date()'),
  );
  expect(guilty).toEqual([]);
});
