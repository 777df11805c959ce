import { expect, test } from 'vitest';
import { sentAgain } from './sent-again';

const ACCOUNT = { stopClauseText: 'STOP 36111', earlierStopClauses: ['STOP 36105'], stopClauseEnabled: true };
const MESSAGE = {
  ...{ sender: 'Shop', recipient: '33612345678', smsClass: 2, text: 'Sale\nSTOP 36105', tag: 'sale-7' },
};

const MOVEMENTS = [{ amount: -100, isQuota: true, login: 'billing', hasApiUser: true }];

test('a message is sent again as it was, with its tag, by whom it was paid, its clause left to the account', () => {
  expect(sentAgain(MESSAGE, MOVEMENTS, ACCOUNT, String)).toEqual({
    ...{ sender: 'Shop', recipients: '+33612345678', message: 'Sale', smsClass: '2', noStop: false },
    ...{ payer: 'billing', tag: 'sale-7' },
  });
});

test.each([
  ['test', ''],
  ['Test', 'Test'],
  [' test', ' test'],
  ['test 2', 'test 2'],
])('one tagged %j is sent again with the tag %j: a test to oneself alone is known by its own', (tag, expected) => {
  expect(sentAgain({ ...MESSAGE, tag }, MOVEMENTS, ACCOUNT, String).tag).toBe(expected);
});
