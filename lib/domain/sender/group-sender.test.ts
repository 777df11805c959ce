import { expect, test } from 'vitest';
import { groupSender } from './group-sender';

test.each([
  ['+33698765432', '+33 6 98 76 54 32'],
  ['0033 6 98 76 54 32', '+33 6 98 76 54 32'],
  ['36105', '36105'],
  ['Shop', 'Shop'],
  ['+Shop 24', '+Shop 24'],
])('%s is read as %s', (sender, shown) => {
  expect(groupSender(sender)).toBe(shown.startsWith('+33') ? shown.replaceAll(' ', '\u00a0') : shown);
});
