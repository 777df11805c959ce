/** What the documents name exists and is as they say, and what amends a decision is told in it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import {
  ALPHABETS,
  BINDS,
  CLASS_PLACES,
  JOINTS,
  PROFILES,
  RECEIPT_IDS,
  VALIDITY_FORMS,
} from '@/lib/domain/carrier/smpp-settings';
import { RECEIPT_STATE_NAMES } from '@/lib/domain/smpp/submission';
import { BODY_LIMITS } from '@/lib/gateway/admission/body-budget';
import { LARGEST_HEADER_BYTES, PATH_RULES } from '@/lib/gateway/admission/path-rules';
import { STEPS } from '@/lib/gateway/admission/steps';
import { MOST_PAIRS } from '@/lib/gateway/form/urlencoded-pairs';
import { type RefusedBy, SMPP_REFUSALS, writeStatus } from '@/lib/gateway/smpp/refusals';
import { smppSettings } from '@/lib/schemas/carrier-smpp';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

const smppServer = read('docs/smpp-server.md');
const architecture = read('docs/architecture.md');
const carriers = read('docs/carriers.md');

/** What stands below a heading, up to the next one. */
const sectionOf = (heading: string, page = architecture) =>
  page.split(/\n(?=#)/).find((part) => part.includes(` ${heading}\n`)) ?? '';

/** The rows of the table below a heading, its head left out, as their cells. */
const rowsBelow = (heading: string, page = architecture) =>
  sectionOf(heading, page)
    .split('\n')
    .filter((line) => /^\| *[^-| ]/.test(line))
    .slice(1)
    .map((line) => line.split('|').map((cell) => cell.trim()));

const quoted = (text = '') => [...text.matchAll(/`([^`]+)`/g)].flatMap(([, name]) => name ?? []);

const inOrder = (names: readonly string[]) => [...names].sort();

const MIB = 1024 * 1024;
const sizeOf = (bytes: number) => (bytes < MIB ? `${bytes / 1024} KiB` : `${bytes / MIB} MiB`);

const sourcesOf = (folder: string): string =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => read(`${folder}/${name}`))
    .join('\n');

test('a request is admitted by the steps that are told, in their order and within the sizes that are told', () => {
  const [told = ''] = sectionOf('How a request is admitted').split('\n|');
  const steps = STEPS.map(({ name }) => name);
  expect(quoted(told).filter((name) => /^[a-z]+[A-Z]\w*$/.test(name))).toEqual(steps);
  const sizes = [...told.matchAll(/\d+ [KM]iB/g)].map(([size]) => size);
  expect(sizes).toEqual([BODY_LIMITS.ofOne, BODY_LIMITS.all, LARGEST_HEADER_BYTES].map(sizeOf));
  expect(told).toContain(`step by step, at most ${MOST_PAIRS} `);
});

test('each path is ruled as is told, the first rule first', () => {
  const rules = PATH_RULES.map(({ path, methods, largestBody, handler }) => [
    `\`${path}\``,
    methods.join(', ') || '–',
    largestBody > 0 ? sizeOf(largestBody) : '–',
    handler,
  ]);
  expect(rowsBelow('How a request is admitted').map((cells) => cells.slice(1, -1))).toEqual(rules);
});

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

test('every setting of an SMSC is told, with the words that it may be, and no other', () => {
  const rows = rowsBelow('An SMSC that speaks SMPP 3.4', carriers);
  const told = new Map(rows.flatMap(([, , names, says]) => quoted(names).map((name) => [name, quoted(says)] as const)));
  expect(inOrder([...told.keys()])).toEqual(inOrder(Object.keys(smppSettings.shape)));
  const words: Readonly<Record<string, readonly string[]>> = {
    ...{ profile: PROFILES, bind: BINDS, alphabet: ALPHABETS, joint: JOINTS, receiptIds: RECEIPT_IDS },
    ...{ validityForm: VALIDITY_FORMS, classPlace: CLASS_PLACES },
  };
  const untold = Object.entries(words).flatMap(([name, all]) =>
    all.filter((word) => !told.get(name)?.includes(word)).map((word) => `${name}: ${word}`),
  );
  expect(untold).toEqual([]);
});

test('what programs are refused with by SMPP is told, where it is refused, and nothing else', () => {
  const told = (heading: string) =>
    rowsBelow(heading, smppServer).flatMap(([, status]) => quoted(status).filter((name) => name.startsWith('0x')));
  const list = (where: RefusedBy) => inOrder(SMPP_REFUSALS[where].map(writeStatus));
  expect(inOrder(told('Binding'))).toEqual(list('bind'));
  expect(inOrder(told('submit_sm'))).toEqual(list('submit'));
  expect(inOrder(told('Anything else'))).toEqual(list('other'));
});

test('whatever an SMPP session or its reader of PDUs refuses with is in the list that is told', () => {
  const code = sourcesOf('lib/smpp/serving') + read('lib/smpp/pdu/decode-pdu.ts');
  const names = new Set([...code.matchAll(/STATUS\.(\w+)/g)].flatMap(([, name]) => name ?? []));
  const listed: readonly string[] = Object.values(SMPP_REFUSALS).flat();
  expect(names.size).toBeGreaterThan(5);
  expect([...names].filter((name) => name !== 'ok' && !listed.includes(name))).toEqual([]);
});

test('what a receipt by SMPP says of a message is told, and no other', () => {
  const told = rowsBelow('Receipts', smppServer).map(([, state]) => quoted(state)[0]);
  expect(told).toEqual(RECEIPT_STATE_NAMES);
});

test('what carriers were once set up by is named only where it is said that a start refuses it', () => {
  const names = [...carriers.matchAll(/`((?:SMPP|UPSTREAM)_\w*|DLR_SECRET)/g)].map(([, name]) => name);
  const told = quoted(carriers.split('\n').find((line) => line.includes('**From a version that was set up by')));
  expect(names.filter((name) => !told.some((one) => one.startsWith(name ?? '')))).toEqual([]);
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

test('every link and picture of the documents leads to a file', () => {
  const pages = readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`);
  const broken = [...pages, 'README.md', 'CHANGELOG.md'].flatMap((page) =>
    [...read(page).matchAll(/(?:\]\(|\bsrc(?:set)?=")(?!https?:|#|mailto:)([^)"#\s]+)/g)]
      .map(([, link = '']) => link)
      .filter((link) => !existsSync(path.join(root, path.dirname(page), link)))
      .map((link) => `${page}: ${link}`),
  );
  expect(broken).toEqual([]);
});
