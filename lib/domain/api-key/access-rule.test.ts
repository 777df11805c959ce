import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allowsCall, mayGrow, RULE_METHODS } from './access-rule';

const allows = (pattern: string, path: string) =>
  allowsCall([{ method: 'GET', path: pattern }], { method: 'GET', path });

test.each([
  ['/*', '/sms', true],
  ['/*', '/auth/currentCredential', true],
  ['*', '/sms', true],
  ['/sms', '/sms', true],
  ['/sms/', '/sms', true],
  ['/sms', '/sms/', true],
  ['/sms', '/sms/sms-ab1-1', false],
  ['/sms/*', '/sms/sms-ab1-1', true],
  ['/sms/*', '/sms', false],
  ['/sms*', '/sms', true],
  ['/sms/*', '/smsx/1', false],
  ['/sms/*/jobs', '/sms/sms-ab1-1/jobs', true],
  ['/sms/*/jobs', '/sms/sms-ab1-1/users/x/jobs', true],
  ['/sms/*/jobs', '/sms/sms-ab1-1/jobs/17', false],
  ['/sms/*/jobs', '/sms/jobs', false],
  ['/sms/*/jobs/*', '/sms/sms-ab1-1/jobs/17', true],
  ['/sms/sms-ab1-1/*', '/sms/sms-ab1-12/jobs', false],
  ['/sms/sms-ab1-1/*', '/sms/sms-ab1-1/jobs', true],
  ['/sms/a.c', '/sms/abc', false],
  ['', '/sms', false],
])('a rule for %s, and a call of %s: %s', (pattern, path, expected) => {
  expect(allows(pattern, path)).toBe(expected);
});

test('a rule allows its own method alone, and no rule allows nothing', () => {
  for (const method of RULE_METHODS) {
    for (const called of RULE_METHODS) {
      expect(allowsCall([{ method, path: '/*' }], { method: called, path: '/sms' })).toBe(method === called);
    }
  }
  expect(allowsCall([], { method: 'GET', path: '/sms' })).toBe(false);
});

const segment = fc.stringMatching(/^[a-z0-9.-]{1,6}$/);
const path = fc.array(segment, { minLength: 1, maxLength: 5 }).map((segments) => `/${segments.join('/')}`);

test('without a star a rule is for one path; with it, for those of which it leaves out a piece', () => {
  fc.assert(
    fc.property(path, path, (one, other) => {
      expect(allows(one, other)).toBe(one === other);
    }),
  );
  fc.assert(
    fc.property(path, fc.nat(30), fc.nat(30), (called, from, length) => {
      const pattern = `${called.slice(0, from)}*${called.slice(from + length)}`;
      expect(allows(pattern, called)).toBe(true);
    }),
  );
});

test('stars mean what they mean in a regular expression', () => {
  const pattern = fc.stringMatching(/^[/ab*]{0,8}[ab*]$/);
  const called = fc.stringMatching(/^[/ab]{0,9}[ab]$/);
  fc.assert(
    fc.property(pattern, called, (rule, text) => {
      const meant = new RegExp(`^${rule.replaceAll('*', '.*')}$`);
      expect(allows(rule, text)).toBe(meant.test(text));
    }),
    { numRuns: 2_000 },
  );
});

test('a rule without * is for the call that it names, in every version', () => {
  for (const path of ['*', '/*', '/sms/*/jobs', '/sms*']) expect(mayGrow({ method: 'GET', path })).toBe(true);
  for (const path of ['/sms', '/sms/sms-ab1-1/jobs/']) expect(mayGrow({ method: 'GET', path })).toBe(false);
});
