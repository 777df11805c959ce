/**
 * `npm run layers`: writes the table of rooms in docs/architecture.md as scripts/layers.json lists them.
 * With `--check` it writes nothing, and fails when the table is another.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import layers from './layers.json' with { type: 'json' };
import { root, runAsScript } from './step.mjs';

const page = path.join(root, 'docs', 'architecture.md');
const TABLE = /\| Folder .*\n(\|.*\n)+/;

function table() {
  const rows = layers.rooms.map(({ folder, holds, mayImport }) => [
    `\`${folder}\``,
    holds,
    mayImport.map((room) => room.replace('lib/', '')).join(', ') || '–',
  ]);
  const all = [['Folder', 'Holds', 'May import'], ...rows];
  const widths = all[0].map((_, column) => Math.max(...all.map((row) => row[column].length)));
  const line = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |\n`;
  const [head, ...body] = all;
  return line(head) + line(widths.map((width) => '-'.repeat(width))) + body.map(line).join('');
}

await runAsScript(import.meta.url, () => {
  const text = readFileSync(page, 'utf8');
  if (!process.argv.includes('--check')) writeFileSync(page, text.replace(TABLE, table()));
  else if (TABLE.exec(text)?.[0] !== table()) throw new Error('docs/architecture.md has another table: npm run layers');
});
