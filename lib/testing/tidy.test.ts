/** Rules of style that no other tool checks. Imports are dependency-cruiser's, syntax is ESLint's. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const folders = ['app', 'bench', 'components', 'e2e', 'lib', 'messages', 'prisma', 'scripts'];
const notOurs = /^lib\/db\/generated\//;
const thisFile = 'lib/testing/tidy.test.ts';

function filesBelow(folder: string): string[] {
  if (!existsSync(path.join(root, folder))) return [];
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    if (entry.name === 'node_modules') return [];
    return entry.isDirectory() ? filesBelow(file) : [file];
  });
}

const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

const everySource = [...folders.flatMap(filesBelow), ...readdirSync(root)]
  .filter((file) => /\.(tsx?|mjs|cjs|js|css)$/.test(file) && !notOurs.test(file))
  .map((file) => ({ file, text: read(file) }));

/** Without this file, which names what it forbids. */
const sources = everySource.filter(({ file }) => file !== thisFile);

const lineCount = (text: string) => text.trimEnd().split('\n').length;

/** The places where `pattern` is found, as `file:line: text`. */
function occurrences(pattern: RegExp, within = sources): string[] {
  return within.flatMap(({ file, text }) =>
    text
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${String(index + 1)}: ${line.trim()}`] : [])),
  );
}

const camelCase = (kebab: string) => kebab.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

const exportedFunctions = (text: string) =>
  [...text.matchAll(/^export (?:async )?function (\w+)|^export const (\w+)(?:: [^=]+)? = (?:async )?[(<\w]/gm)].map(
    ([, declared, assigned]) => declared ?? assigned,
  );

test('finds the sources that it judges', () => {
  expect(sources.map(({ file }) => file)).toContain('lib/domain/result.ts');
});

test('numbers and dates every decision', () => {
  const folder = 'docs/decisions';
  const undated = readdirSync(path.join(root, folder)).filter((name) => {
    const number = String(Number(name.slice(0, 4)));
    return !new RegExp(`^# ${number}\\. .+\n\n\\d{4}-\\d\\d-\\d\\d\\.`).test(read(`${folder}/${name}`));
  });
  expect(undated).toEqual([]);
});

test('keeps no loose file directly under lib', () => {
  expect(sources.filter(({ file }) => /^lib\/[^/]+$/.test(file)).map(({ file }) => file)).toEqual([]);
});

test('names files in kebab case, and React components in Pascal case', () => {
  const named = /\/(\[[\w.]+\]|[a-z0-9_.-]+\.(ts|mjs|cjs|js|css)|[a-z0-9.-]+\.tsx|[A-Z][A-Za-z0-9]*(\.test)?\.tsx)$/;
  expect(sources.map(({ file }) => `/${file}`).filter((file) => !named.test(file))).toEqual([]);
});

test('names the one exported function of a use case after its file', () => {
  const useCases = sources.filter(({ file }) => /^lib\/use-cases\/(?!_shared\/).*(?<!\.test)\.ts$/.test(file));
  const misnamed = useCases.filter(({ file, text }) => {
    const isPlaced = /^lib\/use-cases\/[a-z0-9-]+\/[a-z0-9]+(-[a-z0-9]+)+\.ts$/.test(file);
    return !isPlaced || exportedFunctions(text).join() !== camelCase(path.basename(file, '.ts'));
  });
  expect(misnamed.map(({ file, text }) => `${file}: ${exportedFunctions(text).join()}`)).toEqual([]);
});

test('starts every command of package.json through the launcher', () => {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(read('package.json'));
  const steps = Object.values(scripts).flatMap((script) => script.split(' && '));
  // `exec`, so that a signal to npm reaches the server and not a shell alone.
  expect(steps.filter((step) => !/^(exec )?node scripts\/launch\.mjs /.test(step))).toEqual([]);
  expect(scripts['start']).toMatch(/^exec /);
});

test('counts every folder that the code imports from among what a build is made of', () => {
  const [, list = ''] = /^const folders = \[(.*)\];$/m.exec(read('scripts/fingerprint.mjs')) ?? [];
  const code = sources.filter(({ file }) => /^(app|components|lib)\//.test(file) && !/\.test\.tsx?$/.test(file));
  const imported = new Set(
    code.flatMap(({ text }) => [...text.matchAll(/from '@\/([\w-]+)/g)].map(([, name]) => name)),
  );
  expect(imported).toContain('lib');
  expect([...imported].filter((folder) => !list.includes(`'${folder}'`))).toEqual([]);
});

test('keeps route handlers thin', () => {
  const routes = sources.filter(({ file }) => /^app\/.*route\.ts$/.test(file));
  expect(routes.filter(({ text }) => lineCount(text) > 60).map(({ file }) => file)).toEqual([]);
});

test('puts nothing in the place of a module but in tests that have a process of their own', () => {
  const mocking = sources.filter(({ text }) => /\bvi\.(mock|doMock)\(/.test(text)).map(({ file }) => file);
  expect(mocking).not.toEqual([]);
  expect(mocking.filter((file) => !file.endsWith('.alone.test.ts'))).toEqual([]);
});

test('keeps every file within 300 lines, tests too', () => {
  const long = everySource.filter(({ text }) => lineCount(text) > 300);
  expect(long.map(({ file, text }) => `${file}: ${String(lineCount(text))} lines`)).toEqual([]);
});

test('keeps server actions in one room, which holds nothing else, and exports nothing but async functions and types from them', () => {
  const actions = sources.filter(({ text }) => /^(\/\*[\s\S]*?\*\/\s*|\/\/.*\s*)*['"]use server['"]/.test(text));
  const room = sources.filter(({ file }) => file.startsWith('lib/panel/actions/'));
  // A file of that room without the directive would be bundled for the browser.
  expect(actions).toEqual(room);
  expect(occurrences(/^export (?!async function |type |interface )/, actions)).toEqual([]);
});

describe('contains no', () => {
  const bans: [string, RegExp][] = [
    ['fixed waits in browser tests', /waitForTimeout/],
    ['skipped or singled-out tests', /\b(test|it|describe|suite)(\.\w+)*\.(skip|only|todo|fixme|skipIf|runIf)\b/],
    ['silenced tools', /eslint-disable|biome-ignore|@ts-ignore|@ts-nocheck/],
    ['other words for an MSISDN', /\b(phone_?[nN]umbers?|mobile_?[nN]umbers?|phone_number|toNumber[s]?)\b/],
    ['other words for a segment', /\b(sms|message|msg)(Parts?|PartCount|Pages?)\b|\b(part|page)sCount\b|\bnumParts\b/],
    ['other words for credits', /\bcredits_(left|used)\b|\b(remaining|num)Credits\b/],
    ['words that break where a space would do', /\bbreak-all\b/],
    ['paths of a machine', /\/(work|root|home\/\w+)\/[\w.]/],
  ];
  /** Providers have words of their own, and they stand there alone. */
  const ours = sources.filter(({ file }) => !/^lib\/\w+\/carriers?\/(http\/)?presets\b/.test(file));

  test.each(bans)('%s', (_, pattern) => {
    expect(occurrences(pattern, ours)).toEqual([]);
  });

  test('files that gather what has no name', () => {
    const vague = /(^|\/)(utils?|helpers?|misc|common|managers?)(\/|\.tsx?$|\.mjs$)|-(utils?|helpers?|manager)\.tsx?$/;
    expect(sources.map(({ file }) => file).filter((file) => vague.test(file))).toEqual([]);
  });
});
