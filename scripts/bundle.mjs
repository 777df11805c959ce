import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from './step.mjs';

export const dist = path.join(root, 'dist');

/** What `dist` was built from. Written last by a build; without it the next start builds again. */
export const stamp = path.join(dist, '.built-from');

/**
 * How esbuild turns server.ts into dist/server.js, and every lib/…/NAME.command.ts and NAME.thread.ts into dist/NAME.js.
 * Packages stay in node_modules, where Next and SQLite's binding need them.
 */
export function bundleOptions() {
  return {
    absWorkingDir: root,
    entryPoints: Object.fromEntries([['server', 'server.ts'], ...otherEntries()]),
    outdir: dist,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    banner: { js: "import '../scripts/require-node.mjs';" },
    packages: 'external',
    sourcemap: true,
    tsconfig: 'tsconfig.json',
    logLevel: 'warning',
  };
}

/** Writes the server and the commands into `outdir`, and leaves no process of esbuild's beside the one that goes on. */
export async function bundle(outdir = dist) {
  const esbuild = await import('esbuild');
  try {
    await esbuild.build({ ...bundleOptions(), outdir });
  } finally {
    await esbuild.stop();
  }
}

/** Empties `dist`, so that nothing of an earlier build survives. */
export function clearBundle() {
  rmSync(dist, { recursive: true, force: true });
}

function otherEntries() {
  const entry = /([^/]+)\.(command|thread)\.ts$/;
  const files = readdirSync(path.join(root, 'lib'), { recursive: true }).filter((file) => entry.test(file));
  const named = files.map((file) => [entry.exec(file)[1], path.join('lib', file)]);
  if (new Set(named.map(([name]) => name)).size < named.length) throw new Error('Two entries have the same name.');
  return named;
}
