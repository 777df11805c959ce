import { expect, test } from 'vitest';
import { err, ok } from '@/lib/domain/result';
import { readParameters } from './read-call';

test('a parameter that is given twice is refused by its name, and never answered by one of the two', () => {
  expect(readParameters('')).toEqual(ok({}));
  expect(readParameters('tag=a%26b&receiver=%2B33612345678')).toEqual(ok({ tag: 'a&b', receiver: '+33612345678' }));
  expect(readParameters('receiver=1&tag=a&receiver=2')).toEqual(
    err({ code: 'invalid_parameter', about: '[receiver] is given twice' }),
  );
});
