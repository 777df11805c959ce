import { mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { OperatorFault } from '../log/operator-fault';
import { makeFolder } from './make-folder';

let base: string;

beforeEach(() => {
  base = mkdtempSync(path.join(tmpdir(), 'chappe-folders-'));
});

afterEach(() => {
  rmSync(base, { recursive: true, force: true });
});

const below = (...names: readonly string[]) => path.join(base, ...names);

test('a folder is made with those above it, for their owner alone, and is left as it is when it is there', () => {
  const before = process.umask(0);
  makeFolder(below('a', 'b', 'c'));
  process.umask(before);
  for (const made of ['a', 'a/b', 'a/b/c']) expect((statSync(below(made)).mode & 0o777).toString(8)).toBe('700');
  makeFolder(below('a', 'b'));
  symlinkSync(below('a'), below('link'));
  makeFolder(below('link', 'd'));
  expect(statSync(below('a', 'd')).isDirectory()).toBe(true);
});

test('one that cannot be made is an operator’s fault, which names the first of them', () => {
  writeFileSync(below('file'), '');
  symlinkSync(below('nowhere', 'disk'), below('dangling'));
  for (const [folder, first] of [
    ['file', 'file'],
    ['file/a', 'file'],
    ['dangling/a', 'dangling'],
  ] as const) {
    expect(() => makeFolder(below(folder))).toThrow(
      new OperatorFault(`${below(first)}: something else is there already.`),
    );
  }
});

test('nor does root make one everywhere', () => {
  // macOS has no /sys, and nobody makes one.
  expect(() => makeFolder('/sys/chappe/a')).toThrow(
    /^\/sys(\/chappe)?: (the disk is read-only|this user has no right to it)\.$/,
  );
});
