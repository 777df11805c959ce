import { expect, test } from 'vitest';
import { isAlphanumericSender, isSender, senderKey } from './sender';

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

test.each(['Chappe', 'A', '3-Suisses', '+Plus', '36105', '+33612345678', '00 33 6 12 34 56 78'])(
  '%j is a sender',
  (sender) => {
    expect(isSender(sender)).toBe(true);
  },
);

test.each([
  '',
  ' ',
  '+',
  '+++',
  '-',
  '_',
  '0',
  '12',
  '033612',
  '0612345678',
  '33612345678',
  '+33',
  'Twelve chars',
  'é',
])('%j is none: neither a name nor a number that can be read in one way', (sender) => {
  expect(isSender(sender)).toBe(false);
});

test.each(['+', '-', '+++'])('%j, declared before that was asked, is no number: it gets its STOP clause', (sender) => {
  expect(isAlphanumericSender(sender)).toBe(true);
});
