/** Words stand in messages/*.json: complete in every language, all of them used, and none left in the code. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { pttCodes } from '@/lib/domain/delivery/ptt';
import { PTT_TEXTS } from '@/lib/gateway/rest/ptt-texts';
import { MESSAGES } from '@/messages';
import guides from '@/messages/guides.en.json';
import instance from '@/messages/instance.en.json';
import { LOCALES } from '@/messages/locale';

/** Told to programs, customers' servers, whoever runs the machine or builds with it, in English whoever reads it. */
const PROTOCOL = [
  'components/design/', // the primitives in their states, in development alone
  'lib/domain/carrier/presets/', // what providers call things
  'lib/domain/delivery/dlr.ts',
  'lib/domain/http2sms/',
  'lib/panel/api-users-csv.ts', // files that programs read
  'lib/use-cases/instance/', // the names of what is there at first
];

const { en, fr } = MESSAGES;

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

const sourcesBelow = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file}`)
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file));

const SOURCES = [
  'app',
  'components',
  'lib/domain',
  'lib/schemas',
  'lib/panel',
  'lib/queries',
  'lib/server/alerts',
  'lib/use-cases',
]
  .flatMap(sourcesBelow)
  .map((file) => ({ file, tree: ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true) }));

function flatten(node: unknown, prefix = ''): [key: string, message: string][] {
  if (typeof node === 'string') return [[prefix, node]];
  return Object.entries(node ?? {}).flatMap(([name, child]) =>
    flatten(child, prefix === '' ? name : `${prefix}.${name}`),
  );
}

/** What a message is filled with, and how: `count: number`, `name: argument`, `link: tag`. */
function placeholders(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    const kind = element.type === TYPE.plural ? TYPE.number : element.type;
    const own = `${element.value}: ${TYPE[kind]}`;
    if (element.type === TYPE.tag) return [own, ...placeholders(element.children)];
    if (element.type !== TYPE.select && element.type !== TYPE.plural) return [own];
    return [own, ...Object.values(element.options).flatMap(({ value }) => placeholders(value))];
  });
}

const setOf = (message: string) => [...new Set(placeholders(parse(message)))].toSorted();

function pluralsOf(elements: readonly MessageFormatElement[]): string[][] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.tag) return pluralsOf(element.children);
    if (element.type !== TYPE.select && element.type !== TYPE.plural) return [];
    const inner = Object.values(element.options).flatMap(({ value }) => pluralsOf(value));
    return element.type === TYPE.plural ? [Object.keys(element.options), ...inner] : inner;
  });
}

const isQuestion = (message: string) => /\?(\}|$)/.test(message);

describe.each(LOCALES)('%s', (locale) => {
  const english = new Map(flatten(en));
  const messages = flatten(MESSAGES[locale]);

  test('has the keys of English, in their order', () => {
    expect(messages.map(([key]) => key)).toEqual([...english.keys()]);
  });

  test('fills its messages with what English fills them with', () => {
    const different = messages.filter(([key, text]) => String(setOf(text)) !== String(setOf(english.get(key) ?? '')));
    expect(different.map(([key]) => key)).toEqual([]);
  });

  test('asks where English asks, as dialogs do that end something', () => {
    const different = messages.filter(([key, text]) => isQuestion(text) !== isQuestion(english.get(key) ?? ''));
    expect(different.map(([key]) => key)).toEqual([]);
  });

  test('parts no number from the word that it counts, nor a phone number, but where texts may go by SMS, whose alphabet has no such space', () => {
    const parted = /(?:#|\{\w+, number\}) \p{L}|\} (?:\{\w+, plural, one \{)?(?:de )?cr[eé]dit/iu;
    const isLoose = (text: string) => parted.test(text) || /\d \d/.test(text.replaceAll(/`[^`]*`/g, ''));
    const loose = messages.filter(([key, text]) => !key.startsWith('alertTexts.') && isLoose(text));
    expect(loose.map(([key]) => key)).toEqual([]);
    expect(messages.filter(([key, text]) => key.startsWith('alertTexts.') && text.includes('#\u00a0'))).toEqual([]);
  });

  test('has a form for each of its plurals', () => {
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    const short = messages.filter(([, text]) =>
      pluralsOf(parse(text)).some((given) => forms.some((form) => !given.includes(form))),
    );
    expect(short.map(([key]) => key)).toEqual([]);
  });
});

test('English tells a ptt code as the API does, with the apostrophes of print', () => {
  const told = Object.fromEntries(pttCodes().map((code) => [code, PTT_TEXTS[code]]));
  // In the panel, an account has a blacklist of its own, which is told apart from the operator's.
  const { 53: theirs, ...others } = JSON.parse(JSON.stringify(en.ptt).replaceAll('’', "'"));
  expect({ ...others, 53: told[53] }).toEqual(told);
  expect(theirs.comment).toContain("Operator's");
});

test.each([
  ['email', en, /e-mail|electronic mail/i],
  ['e-mail', fr, /(?<!e-\u2060?)\bmails?\b|\bemails?\b|courriel/i],
])('what is called %s in a language is called nothing else', (_, messages, others) => {
  const other = flatten(messages).filter(([, text]) => others.test(literals(parse(text))));
  expect(other.map(([key]) => key)).toEqual([]);
});

test('French keeps its marks with their words: a narrow no-break space before ; ? ! and a whole one before : and within « »', () => {
  const loose = flatten(fr).filter(([, text]) => /[ \u00a0][;?!]|[ \u202f][:»]|«[^\u00a0]/.test(literals(parse(text))));
  expect(loose.map(([key]) => key)).toEqual([]);
});

/** What stands in a message as it is. */
const literals = (elements: readonly MessageFormatElement[]): string =>
  elements
    .map((element) => {
      if (element.type === TYPE.literal) return element.value;
      if (element.type === TYPE.tag) return literals(element.children);
      if (element.type !== TYPE.select && element.type !== TYPE.plural) return ' ';
      return Object.values(element.options)
        .map(({ value }) => literals(value))
        .join('\n');
    })
    .join('');

test('French says of nothing that it is accepted where it says that nobody accepts it', () => {
  const contradicting = flatten(fr).filter(([, text]) => /n’accepte.*accepté/u.test(literals(parse(text))));
  expect(contradicting.map(([key]) => key)).toEqual([]);
});

test('French keeps its punctuation with the word before it', () => {
  const loose = flatten(fr).filter(([, text]) =>
    /[\p{L}\d)»] [;:!?»]|« |[\p{L}\d)][;!?]|[\p{L})]:(?!\/\/)|'/u.test(strip(text)),
  );
  expect(loose.map(([key]) => key)).toEqual([]);
});

/** A message without its placeholders' own syntax. */
const strip = (text: string) =>
  text.replaceAll(/\{(\w+), (select|plural),|\{\w+(, number)?\}|'[{}]'|https?:|HH:MM(:SS)?/g, '');

const isAsked = ({ parent }: ts.Node) => ts.isCallExpression(parent) && /^t(\.\w+)?$/.test(parent.expression.getText());

/** The texts of a source, and the keys that it puts together: `tabs.${name}` becomes a pattern. */
function textsOf(tree: ts.SourceFile): { exact: Set<string>; patterns: RegExp[] } {
  const exact = new Set<string>();
  const patterns: RegExp[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) exact.add(node.text);
    if (ts.isTemplateExpression(node) && isAsked(node)) {
      const fixed = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
      patterns.push(new RegExp(`^${fixed.map((text) => text.replaceAll('.', '\\.')).join('[\\w-]+(\\.[\\w-]+)?')}$`));
    }
    // `errors.title`, of a message file that is read directly.
    if (ts.isPropertyAccessExpression(node)) exact.add(node.getText());
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { exact, patterns };
}

test('no key is without use', () => {
  const uses = SOURCES.map(({ tree }) => {
    const { exact, patterns } = textsOf(tree);
    const spaces = [...tree.text.matchAll(/(?:useTranslations\(|namespace: )'([\w.]+)'/g)].map(
      ([, space]) => `${space}.`,
    );
    if (tree.text.includes('titled(')) spaces.push('titles.');
    return { exact, patterns, spaces: ['', 'faults.', ...spaces] };
  });
  const isUsed = (key: string) =>
    uses.some(({ exact, patterns, spaces }) =>
      spaces
        .filter((space) => key.startsWith(space))
        .map((space) => key.slice(space.length))
        .some((rest) => exact.has(rest) || patterns.some((pattern) => pattern.test(rest))),
    );
  expect(
    flatten(en)
      .map(([key]) => key)
      .filter((key) => !isUsed(key)),
  ).toEqual([]);
});

/** What a browser reads below one part of the panel alone (components/layout/read-words.tsx), and whose parts ask for it. */
test.each([
  ['instance', instance],
  ['guides', guides],
])('what is said by %s alone is asked for there alone', (area, words) => {
  const spaces = Object.keys(words).join('|');
  const asked = new RegExp(`useTranslations\\('(${spaces})[.']|(useTranslations\\(\\)[^]*\\bt\\(['\`](${spaces})\\.)`);
  const askers = SOURCES.filter(({ tree }) => /^['"]use client['"]|useTranslations/m.test(tree.text)).filter(
    ({ tree }) => asked.test(tree.text),
  );
  expect(askers.length).toBeGreaterThan(0);
  expect(askers.map(({ file }) => file).filter((file) => !file.startsWith(`components/${area}/`))).toEqual([]);
});

/** Attributes that a reader sees or hears. */
const SAID =
  /^(aria-(label|description|roledescription|valuetext)|label|title|placeholder|alt|hint|description|confirm)$/;

/** A word that begins with a capital, or words with a space between them. */
const hasWords = (text: string) => /\p{Lu}\p{Ll}|\p{L} \p{L}/u.test(text);

/** Words that begin like a sentence, where a text might as well be a class name or a key. */
const isSentence = (text: string) => /^\p{Lu}[\p{Ll}’']+( [\p{L}\d|$]|[.…!?:]|$)/u.test(text);

/** Types, paths, and what is thrown, which is for the log. */
const isForNobody = (node: ts.Node) =>
  ts.isImportDeclaration(node) ||
  ts.isTypeNode(node) ||
  (ts.isNewExpression(node) && node.expression.getText().endsWith('Error'));

/** What a source says in words of its own. */
function sentencesOf(tree: ts.SourceFile): string[] {
  const found: string[] = [];
  const textOf = (node: ts.Node) => (ts.isTemplateExpression(node) ? node.getText().slice(1, -1) : null);
  const visit = (node: ts.Node): void => {
    if (isForNobody(node)) return;
    if (ts.isJsxText(node) && /\p{L}{2}/u.test(node.text)) found.push(node.text.trim());
    const text = ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) ? node.text : textOf(node);
    if (text !== null) {
      const isSaid = ts.isJsxAttribute(node.parent) && SAID.test(node.parent.name.getText());
      if (isSaid ? hasWords(text) : isSentence(text)) found.push(text);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

const SPEAKS_FOR_ITSELF: readonly string[] = [
  'Chappe',
  'English',
  'Ctrl', // keys of the keyboard
  'Enter',
  'Escape',
  'Français', // each language in its own words
  'GET',
  'Java',
  'Node.js',
  'Python',
];

test('no sentence is left in the code', () => {
  const judged = SOURCES.filter(({ file }) =>
    /^(components|lib\/(domain|schemas|panel|queries|use-cases))\/|^app\/.*\.tsx$/.test(file),
  );
  const left = judged
    .filter(({ file }) => !PROTOCOL.some((place) => file.startsWith(place)))
    .flatMap(({ file, tree }) => sentencesOf(tree).map((text) => `${file}: ${text}`))
    .filter((line) => !SPEAKS_FOR_ITSELF.some((name) => line.endsWith(`: ${name}`)));
  expect(left).toEqual([]);
});

test('what is excused has sentences', () => {
  const idle = PROTOCOL.filter(
    (place) => !SOURCES.some(({ file, tree }) => file.startsWith(place) && sentencesOf(tree).length > 0),
  );
  expect(idle).toEqual([]);
});
