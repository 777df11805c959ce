import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalTarget } from './canonical-path';

const canonical = (target: string) => {
  const read = canonicalTarget(target);
  return read.ok ? read.value.path + read.value.query : read.error;
};

test.each([
  ['/cgi-bin/sms/http2sms.cgi?to=1', '/cgi-bin/sms/http2sms.cgi?to=1'],
  ['/a/', '/a'],
  ['//a///b', '/a/b'],
  ['/a/./b/../c', '/a/c'],
  ['/../../a', '/a'],
  ['/%2e%2e/a/%2E', '/a'],
  ['\\a\\b', '/a/b'],
  ['/%61%2d%7E', '/a-~'],
  ['/a%20b%C3%A9', '/a%20b%C3%A9'],
  ['http://sms.example:3000/a?b', '/a?b'],
  ['http://sms.example', '/'],
  ['http://sms.example?b', '/?b'],
  ['/a?b=/../c//', '/a?b=/../c//'],
  ['/a#b?c', '/a'],
  ['/', '/'],
  ['', '/'],
  ['*', '*'],
])('%j is %j', (target, expected) => {
  expect(canonical(target)).toBe(expected);
});

test.each(['/%', '/%4', '/%zz', '/%2%65', '/a%ff', '/%C3', '/a%2fb', '/a%5Cb', '/a%00', '/a%0d%0aSet-Cookie:b'])(
  '%j can be read in two ways, or in none',
  (target) => {
    expect(canonical(target)).toBe('bad_target');
  },
);

test('a bad escape in the query is no fault of the path', () => {
  expect(canonical('/a?message=100%&x=%zz')).toBe('/a?message=100%&x=%zz');
});

const segment = fc.stringMatching(/^[\w~!$'()*+,;=:@-][\w.~-]{0,8}$/);
const path = fc.array(segment, { minLength: 1, maxLength: 5 }).map((segments) => `/${segments.join('/')}`);

/** Other spellings of the same path. */
const respelled = (clean: string) =>
  fc
    .array(fc.constantFrom('slash', 'dot', 'detour', 'escape', 'trailing', 'backslash', 'absolute'), { maxLength: 6 })
    .map((ways) => ways.reduce(respell, clean));

function respell(text: string, way: string): string {
  const inside = text.lastIndexOf('/');
  const [before, after] = [text.slice(0, inside), text.slice(inside)];
  if (text.includes('://') || inside === -1) return text;
  if (way === 'slash') return `${before}/${after}`;
  if (way === 'dot') return `${before}/.${after}`;
  if (way === 'detour') return `${before}/x/%2e%2E${after}`;
  if (way === 'escape')
    return text.replace(/(?<!%|%[\da-f])[a-z]/i, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
  if (way === 'trailing') return `${text}/`;
  if (way === 'backslash') return `${before}\\${after.slice(1)}`;
  return `http://sms.example${text}`;
}

test('every spelling of a path is the path', () => {
  fc.assert(
    fc.property(
      path.chain((clean) => fc.tuple(fc.constant(clean), respelled(clean))),
      ([clean, spelling]) => {
        expect(canonical(spelling)).toBe(clean);
      },
    ),
    { numRuns: 2_000 },
  );
});

test('what came out comes out the same again, and nothing makes it throw', () => {
  const pieces = fc.constantFrom(
    '/',
    '.',
    '..',
    '%',
    '%2e',
    '%25',
    '%41',
    '%5c',
    '\\',
    'a',
    '?',
    '#',
    '*',
    'http://',
    'é',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const once = canonical(parts.join(''));
      if (once !== 'bad_target') expect(canonical(once)).toBe(once);
    }),
    { numRuns: 5_000 },
  );
});
