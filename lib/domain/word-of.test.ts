import { expect, test } from 'vitest';
import { wordOf } from './word-of';

test('a stored word is one of those that are known, or a throw', () => {
  const words = ['mail', 'sms'] as const;
  expect(wordOf(words, 'sms')).toBe('sms');
  for (const text of ['', 'SMS', 'post']) expect(() => wordOf(words, text)).toThrow('mail, sms');
});
