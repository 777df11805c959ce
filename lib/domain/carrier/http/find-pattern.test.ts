import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compilePattern } from './compile-pattern';
import { findPattern } from './find-pattern';

function find(pattern: string, text: string): string | null {
  const program = compilePattern(pattern);
  if (!program) throw new Error(`${pattern} is none.`);
  return findPattern(program, text);
}

test.each([
  ['ID: (\\w+)', 'OK\nID: ab12 done', 'ab12'],
  ['[0-9a-f]{8}-\\d+', 'sent deadbeef-1.', 'deadbeef-1'],
  ['^(?:OK|SENT)\\|([^|]+)\\|', 'SENT|x-9|more', 'x-9'],
  ['"id"\\s*:\\s*"?([\\w.-]+)', '{"id" : "a.b-c"}', 'a.b-c'],
  ['<(.+?)>', '<a><b>', 'a'],
  ['<(.+)>', '<a><b>', 'a><b'],
  ['a{2,3}?', 'aaaa', 'aa'],
  ['é[à-ü]', 'xéü', 'éü'],
  ['x$', 'xyx', 'x'],
  ['(a)|b', 'b', null],
  ['nothing', 'else', null],
])('%s finds in %s', (pattern, text, found) => {
  expect(find(pattern, text)).toBe(found);
});

test.each([
  '',
  '(',
  ')',
  'a)',
  '[a',
  '*a',
  'a**',
  'a{',
  'a{3,2}',
  'a{101}',
  '[z-a]',
  '(?=a)',
  '(?<=a)b',
  '(a)\\1',
  '\\q',
  '^*',
  'a\\',
  '(?<n>a)',
  '(((((a{100}){100}){100})))',
  '('.repeat(30),
])('%s is none, or too large a one', (pattern) => {
  expect(compilePattern(pattern)).toBeNull();
});

test.each([
  ['^(a+)+$', `${'a'.repeat(8_000)}!`],
  ['(a|a)*b', 'a'.repeat(8_000)],
  ['(.*)*x(.*)*y', 'ab'.repeat(4_000)],
])('%s ends, whatever it is given', (pattern, text) => {
  expect(find(pattern, text)).toBeNull();
});

test('what RegExp knows too is found as RegExp finds it', () => {
  const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\w', '(a|b)', '(?:ab|a)', '(b)', '\\d', '[a-c]');
  const repeat = fc.constantFrom('', '*', '+', '?', '*?', '+?', '??', '{1,2}', '{2}');
  const piece = fc.tuple(atom, repeat).map((both) => both.join(''));
  const branch = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(''));
  const pattern = fc
    .tuple(fc.constantFrom('', '^'), fc.array(branch, { minLength: 1, maxLength: 2 }), fc.constantFrom('', '$'))
    .map(([begin, branches, end]) => begin + branches.join('|') + end);
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', '\n'), maxLength: 12 });
  fc.assert(
    fc.property(pattern, text, (written, given) => {
      const known = new RegExp(written, 'u').exec(given);
      const expected =
        known === null ? null : written.includes('(a|') || written.includes('(b)') ? (known[1] ?? null) : known[0];
      expect(find(written, given)).toBe(expected);
    }),
    { numRuns: 1_000 },
  );
});

test('whatever is written, it is a pattern or none, and finds a part of the text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'ab()[]{}|*+?^$\\.-:1,dw') }),
      fc.string({ unit: 'binary' }),
      (written, given) => {
        const program = compilePattern(written);
        const found = program && findPattern(program, given);
        if (found !== null) expect(given.includes(found)).toBe(true);
      },
    ),
    { numRuns: 2_000 },
  );
});
