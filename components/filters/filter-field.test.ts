import { expect, test } from 'vitest';
import { mayBeMiddle, type SearchFilterField } from './filter-field';

const asking = (asked: Readonly<Record<string, string>>) => ({ askedFor: (name: string) => asked[name] ?? '' });
const BY_RECIPIENT = {
  kind: 'text',
  of: 'messages',
  name: 'recipient',
  label: 'Recipient',
  isOfNumberEnds: true,
} as const satisfies SearchFilterField;
const BY_LOGIN = {
  kind: 'text',
  of: 'callbacks',
  name: 'login',
  label: 'API user',
} as const satisfies SearchFilterField;

test('digits from the middle of a number may be why nothing is found, where only its ends are looked for', () => {
  expect(mayBeMiddle(asking({ recipient: '345' }), BY_RECIPIENT)).toBe(true);
  expect(mayBeMiddle(asking({ login: '345' }), BY_LOGIN)).toBe(false);
});

test('not when no number was typed', () => {
  expect(mayBeMiddle(asking({ sender: 'MyShop' }), BY_RECIPIENT)).toBe(false);
});
