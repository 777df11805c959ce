/** What the documents name exists, and what amends a decision is told in it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

const architecture = read('docs/architecture.md');

/** The rows of the table below a heading, its head left out, as their cells. */
const rowsBelow = (heading: string) =>
  architecture
    .slice(architecture.indexOf(`### ${heading}`))
    .split(/\n(?=#)/)[0]
    ?.split('\n')
    .filter((line) => /^\| *[^-| ]/.test(line))
    .slice(1)
    .map((line) => line.split('|').map((cell) => cell.trim())) ?? [];

const quoted = (text = '') => [...text.matchAll(/`([^`]+)`/g)].flatMap(([, name]) => name ?? []);

const sourcesOf = (folder: string): string =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => read(`${folder}/${name}`))
    .join('\n');

test('the way of one message is eight folders at most, and each has the functions that are said of it', () => {
  const rows = rowsBelow('One message, function by function');
  expect(rows.length).toBeGreaterThan(5);
  expect(rows.length).toBeLessThanOrEqual(8);
  const missing = rows.flatMap(([, where, functions]) => {
    const code = quoted(where).map(sourcesOf).join('\n');
    return quoted(functions).filter((name) => !new RegExp(`\\b(function\\*?|const) ${name}\\b`).test(code));
  });
  expect(missing).toEqual([]);
});

test('each rule stands in the file where it is said to stand', () => {
  const rows = rowsBelow('Where is the rule for …');
  expect(rows.length).toBeGreaterThan(10);
  const files = rows.flatMap(([, , place]) => quoted(place).filter((name) => name.includes('/')));
  expect(files.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  expect(rows.filter(([, , place]) => quoted(place).filter((name) => name.includes('/')).length > 2)).toEqual([]);
});

test('each decision has a number of its own, which its title says, and a date', () => {
  const faults = readdirSync(path.join(root, 'docs/decisions')).filter((name, index, names) => {
    const [title = '', , dated = ''] = read(`docs/decisions/${name}`).split('\n');
    const number = name.slice(0, 4);
    const isTwice = names.some((other, place) => place !== index && other.startsWith(number));
    return isTwice || !title.startsWith(`# ${Number(number)}. `) || !/^\d{4}-\d{2}-\d{2}\./.test(dated);
  });
  expect(faults).toEqual([]);
});

test('a decision that was amended or superseded names what did so', () => {
  const folder = 'docs/decisions';
  const heads = new Map(
    readdirSync(path.join(root, folder)).map((name) => [
      Number(name.slice(0, 4)),
      read(`${folder}/${name}`).split('\n')[2] ?? '',
    ]),
  );
  const links = (text: string) => [...text.matchAll(/\]\((\d{4})-/g)].map(([, number]) => Number(number));
  const silent = [...heads].flatMap(([number, head]) =>
    head
      .split(/(?=\bAmend|\bSupersede)/)
      .filter((part) => /^(Amends|Supersedes)\b/.test(part))
      .flatMap(links)
      .filter((amended) => !links(heads.get(amended) ?? '').includes(number))
      .map((amended) => `${amended} does not name ${number}`),
  );
  expect(silent).toEqual([]);
});

test('every link of the documents leads to a file', () => {
  const pages = readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`);
  const broken = [...pages, 'README.md', 'CHANGELOG.md'].flatMap((page) =>
    [...read(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
      .map(([, link = '']) => link)
      .filter((link) => !existsSync(path.join(root, path.dirname(page), link)))
      .map((link) => `${page}: ${link}`),
  );
  expect(broken).toEqual([]);
});
