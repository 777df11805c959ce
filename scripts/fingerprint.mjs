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
