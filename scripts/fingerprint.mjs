import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './step.mjs';

const folders = ['app', 'components', 'lib', 'messages', 'prisma', 'public', 'scripts'];
const builtByTools = /^(lib\/db\/generated\/|next-env\.d\.ts$)|\.tsbuildinfo$/;
const neverBuilt = /\.test\.tsx?$/;

/** One hash over names and contents of everything that a build reads. */
export function fingerprintSources() {
  const atRoot = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.([cm]?[jt]s|json)$/.test(entry.name))
    .map((entry) => entry.name);
  const files = [...atRoot, ...folders.flatMap(filesBelow)]
    .filter((file) => !builtByTools.test(file) && !neverBuilt.test(file))
    .sort();
  return fingerprint(files);
}

/** What Next calls a build, in every address of its files: no "ad", which blockers of advertisements look for. */
export const buildIdOf = (sources) => sources.slice(0, 20).replaceAll('a', 'g');

/**
 * What Next derives the names of server actions from, so that nodes which are built from the same sources know the same
 * ones. It encrypts nothing: the server has a key of its own for that (lib/server/runtime/action-key.ts).
 */
export const actionSaltOf = (sources) => Buffer.from(sources, 'hex').toString('base64');

/** One hash over names and contents of `files`, paths relative to the project's root. */
export function fingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const content = readFileSync(path.join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

function filesBelow(folder) {
  if (!existsSync(path.join(root, folder))) return [];
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesBelow(file);
    return entry.isFile() ? [file] : [];
  });
}
