/** The words of docs/architecture.md: what they mean there is called by no other word in the code. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

type Rule = {
  /** As the page lists it. */
  readonly word: string;
  readonly not: RegExp;
  /** Names alone, or comments and strings too. */
  readonly among: 'names' | 'text';
  readonly where: RegExp;
};

const RULES: readonly Rule[] = [
  { word: 'caller', not: /sender/i, among: 'names', where: /^lib\/(platform|engine\/callbacks)\// },
  { word: 'claim', not: /claim/i, among: 'text', where: /^(?!lib\/(db|domain\/(delivery|outbox)|engine)\/)/ },
  { word: 'engine', not: /runtime/i, among: 'names', where: /^lib\/engine\// },
  { word: 'loop', not: /\bworkers?\b/, among: 'text', where: /./ },
  { word: 'outbox', not: /outbox/i, among: 'text', where: /^lib\/platform\// },
  { word: 'outstanding', not: /pending/i, among: 'names', where: /^lib\/engine\/(carriers|dispatch|receipts)\// },
  { word: 'receipt', not: /report/i, among: 'names', where: /^lib\/(db|domain(?!\/carrier\/presets)|engine)\// },
  { word: 'receiver', not: /customer|recipient/i, among: 'names', where: /^lib\/(db|domain|engine)\/callbacks\// },
  {
    word: 'segment',
    not: /^(sms)?(part|piece)s?$/i,
    among: 'names',
    where: /^lib\/(domain\/(sms|delivery)|engine\/carriers)\//,
  },
  { word: 'unmatched', not: /(early|late)\w*receipt/i, among: 'names', where: /./ },
];

const sources = ['app', 'components', 'lib']
  .flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  )
  .concat('server.ts')
  .filter((file) => /(?<!\.test)\.tsx?$/.test(file) && !/^lib\/(db\/generated|testing)\//.test(file));

function namesIn(file: string, text: string): string[] {
  const names: string[] = [];
  const collect = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.push(node.text);
    ts.forEachChild(node, collect);
  };
  collect(ts.createSourceFile(file, text, ts.ScriptTarget.Latest));
  return [path.basename(file).replace(/\.tsx?$/, ''), ...names];
}

test('every word that is held to its meaning stands in docs/architecture.md', () => {
  const listed = [...read('docs/architecture.md').matchAll(/^\| (?<words>[a-z, ]+?) +\| .* \| .* \|$/gm)];
  const words = listed.flatMap(({ groups }) => groups?.['words']?.split(', ') ?? []);
  expect(words).toEqual(expect.arrayContaining(RULES.map(({ word }) => word)));
});

test.each(RULES)('$word: nothing of it is called $not', ({ not, among, where }) => {
  const judged = sources.filter((file) => where.test(file));
  expect(judged).not.toEqual([]);
  const found = judged.flatMap((file) => {
    const said = among === 'names' ? namesIn(file, read(file)) : read(file).split('\n');
    return said.filter((one) => not.test(one)).map((one) => `${file}: ${one.trim()}`);
  });
  expect([...new Set(found)]).toEqual([]);
});
