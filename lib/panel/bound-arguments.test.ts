import { expect, test } from 'vitest';
import { z } from 'zod';
import { boundEmail, boundId, boundLogin, withBound } from './bound-arguments';

const typed = z.object({ name: z.string() });

test('what is bound stands beside what was typed', () => {
  expect(withBound(boundLogin, { login: 'billing' }, typed).parse({ name: 'a' })).toEqual({
    name: 'a',
    login: 'billing',
  });
});

test.each([
  [boundLogin, { login: { not: '' } }],
  [boundLogin, { login: ['a'] }],
  [boundLogin, { login: undefined }],
  [boundLogin, { login: 'x'.repeat(41) }],
  [boundEmail, { email: { contains: '@' } }],
  [boundId, { id: '1' }],
  [boundId, { id: Number.NaN }],
  [boundId, { id: { gt: 0 } }],
])('a filter, a list or nothing in the place of what is bound is a refusal (%#)', (schema, bound) => {
  expect(withBound(schema, bound, typed).safeParse({ name: 'a' }).success).toBe(false);
});
