import { expect, test } from 'vitest';
import { isAlphanumericSender, senderKey } from './sender';

test.each(['+33612345678', '0033612345678', ' 33612345678', '+33 (0)6 12 34 56 78'])('%j is one sender', (spelling) => {
  expect(senderKey(spelling)).toBe('+33612345678');
  expect(isAlphanumericSender(spelling)).toBe(false);
});

test.each(['36105', 'TEST', '06 12 34 56 78', '+33'])('%j is only itself', (sender) => {
  expect(senderKey(sender)).toBe(sender);
});

test('a name is alphanumeric, a short number is not', () => {
  expect(isAlphanumericSender('Chappe')).toBe(true);
  expect(isAlphanumericSender('36105')).toBe(false);
});
