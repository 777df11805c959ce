import { expect, test } from 'vitest';
import { CALLBACK_KINDS, OWED_CALLBACK_KINDS } from './callback-kinds';

test('a status goes to the API user’s URL, else to its account’s; a test to what was typed alone', () => {
  const urls = { apiUser: 'https://user.example/', account: 'https://account.example/' };
  const goesTo = (kind: keyof typeof CALLBACK_KINDS) =>
    [urls, { ...urls, apiUser: null }].map((given) => CALLBACK_KINDS[kind].urlOf(given));
  expect(goesTo('status')).toEqual([urls.apiUser, urls.account]);
  expect(goesTo('test')).toEqual([urls.apiUser, null]);
});

test('only what is owed can be redelivered', () => {
  expect(OWED_CALLBACK_KINDS).toEqual(['status']);
});
