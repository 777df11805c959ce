import { expect, test } from 'vitest';
import { CALLBACK_KINDS, OWED_CALLBACK_KINDS } from './callback-kinds';

test('what is owed goes to the API user’s URL, else to its account’s; a test to what was typed alone', () => {
  const urls = { apiUser: 'https://user.example/', account: 'https://account.example/' };
  const goesTo = (kind: keyof typeof CALLBACK_KINDS) =>
    [urls, { ...urls, apiUser: null }].map((given) => CALLBACK_KINDS[kind].urlOf(given));
  for (const kind of OWED_CALLBACK_KINDS) expect(goesTo(kind)).toEqual([urls.apiUser, urls.account]);
  expect(goesTo('test')).toEqual([urls.apiUser, null]);
});

test('only what is owed can be redelivered, and each kind has a URL of its own', () => {
  expect(OWED_CALLBACK_KINDS).toEqual(['status', 'incoming', 'stop']);
  const settings = OWED_CALLBACK_KINDS.map((kind) => CALLBACK_KINDS[kind].setting);
  expect(settings).toEqual(['callbackUrl', 'replyUrl', 'stopUrl']);
});
