import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs';
import path from 'node:path';

/**
 * Puts `fresh` in the place of `file`, whole or not at all, also when the machine loses its power: the content is on
 * the disk before the name is, and the name before this returns.
 */
export function replaceFile(fresh: string, file: string): void {
  sync(fresh);
  renameSync(fresh, file);
  sync(path.dirname(file));
}

function sync(file: string): void {
  const descriptor = openSync(file, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
