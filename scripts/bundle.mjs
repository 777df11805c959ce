import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from './step.mjs';

export const dist = path.join(root, 'dist');

/** What `dist` was built from. Written last by a build; without it the next start builds again. */
export const stamp = path.join(dist, '.built-from');

/**
 * How esbuild turns server.ts into dist/server.js and every lib/…/NAME.command.ts into dist/NAME.js.
 * Packages stay in node_modules, where Next and SQLite's binding need them.
 */
export function bundleOptions() {
  return {
    absWorkingDir: root,
    entryPoints: Object.fromEntries([['server', 'server.ts'], ...commands()]),
    outdir: dist,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    tsconfig: 'tsconfig.json',
    logLevel: 'warning',
  };
}

/** Empties `dist`, so that nothing of an earlier build survives. */
export function clearBundle() {
  rmSync(dist, { recursive: true, force: true });
}

function commands() {
  const files = readdirSync(path.join(root, 'lib'), { recursive: true }).filter((file) => file.endsWith('.command.ts'));
  const named = files.map((file) => [path.basename(file, '.command.ts'), path.join('lib', file)]);
  if (new Set(named.map(([name]) => name)).size < named.length) throw new Error('Two commands have the same name.');
  return named;
}
