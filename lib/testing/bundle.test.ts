import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';

/** Bundles, then says how many processes were begun for it, once all of them have ended. */
const BUNDLE_AND_COUNT = `
  const begun = [];
  require('node:diagnostics_channel').subscribe('child_process', ({ process: child }) => begun.push(child));
  import('./scripts/bundle.mjs').then(async ({ bundle }) => {
    await bundle(process.argv[1]);
    const hasEnded = (child) => child.exitCode !== null || child.signalCode !== null;
    for (const child of begun) {
      child.ref();
      if (!hasEnded(child)) await require('node:events').once(child, 'exit');
    }
    process.stdout.write(begun.length + ' ended');
  });`;

test('the process that bundles the server, and becomes it, is left with no other process', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'chappe-bundle-'));
  expect(
    execFileSync(process.execPath, ['-e', BUNDLE_AND_COUNT, folder], { encoding: 'utf8', timeout: 30_000 }),
  ).toMatch(/^[1-9]\d* ended$/);
  expect(existsSync(path.join(folder, 'server.js'))).toBe(true);
  rmSync(folder, { recursive: true });
});
