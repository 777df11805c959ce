import { execFileSync } from 'node:child_process';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import layers from '@/scripts/layers.json';

const root = path.resolve(import.meta.dirname, '../..');

test('docs/architecture.md has the rooms as they are ruled (npm run layers writes them)', () => {
  const check = () =>
    execFileSync(process.execPath, ['scripts/print-layers.mjs', '--check'], { cwd: root, stdio: 'pipe' });
  expect(check).not.toThrow();
});

test('every folder of lib is a room', () => {
  const folders = readdirSync(path.join(root, 'lib'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const ruled = layers.rooms.map(({ folder }) => folder);
  expect(folders.map(({ name }) => `lib/${name}`).filter((folder) => !ruled.includes(folder))).toEqual([]);
});

test('a room imports those alone that stand before it', () => {
  const place = (name: string) => layers.rooms.findIndex(({ folder }) => folder === name);
  const upward = layers.rooms.flatMap(({ folder, mayImport }) =>
    mayImport.filter((other) => place(other) > place(folder)).map((other) => `${folder} -> ${other}`),
  );
  expect(upward).toEqual([]);
});

/** Of product code, tests left out: which file of ours names which. */
function imports(): { readonly file: string; readonly imported: string }[] {
  const files = layers.rooms.flatMap(({ folder }) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root }));
  const sources = [...new Set(files)].filter((file) => !file.endsWith('.test.ts') && !file.includes('/generated/'));
  return sources.flatMap((file) =>
    [...readFileSync(path.join(root, file), 'utf8').matchAll(/(?:from|import) '([@.][^']+)'/g)].map(
      ([, name = '']) => ({
        file,
        imported: name.startsWith('@/') ? name.slice(2) : path.posix.join(path.posix.dirname(file), name),
      }),
    ),
  );
}

test('what a room may import, it does', () => {
  const names = [...new Set(layers.rooms.flatMap(({ folder, mayImport }) => [folder, ...mayImport]))];
  const roomOf = (file: string) =>
    names.filter((name) => file.startsWith(`${name}/`)).toSorted((one, other) => other.length - one.length)[0];
  const arrows = new Set(imports().map(({ file, imported }) => `${roomOf(file)} -> ${roomOf(imported)}`));
  const allowed = layers.rooms.flatMap(({ folder, mayImport }) => mayImport.map((other) => `${folder} -> ${other}`));
  expect(allowed.filter((arrow) => !arrow.endsWith('anything') && !arrows.has(arrow))).toEqual([]);
});

test('no folder imports one that imports it, its own inner folders included', () => {
  let left = imports()
    .map(({ file, imported }) => ({ from: path.posix.dirname(file), to: path.posix.dirname(imported) }))
    .filter(({ from, to }) => from !== to);
  expect(left.length).toBeGreaterThan(1000);
  for (let before = Infinity; left.length < before; ) {
    before = left.length;
    const importing = new Set(left.map(({ from }) => from));
    const imported = new Set(left.map(({ to }) => to));
    left = left.filter(({ from, to }) => importing.has(to) && imported.has(from));
  }
  expect([...new Set(left.map(({ from, to }) => `${from} -> ${to}`))]).toEqual([]);
});

test('from what the browser loads no way leads to the server but through server actions, of which it gets references', () => {
  const client = new Set(['components', 'lib/queries']);
  for (const folder of client) {
    if (folder === 'lib/panel/actions') continue;
    for (const other of layers.rooms.find((room) => room.folder === folder)?.mayImport ?? []) client.add(other);
  }
  expect([...client].toSorted()).toEqual([
    'components',
    'components/ui',
    'lib/domain',
    'lib/panel/actions',
    'lib/queries',
    'lib/schemas',
    'messages',
  ]);
});
