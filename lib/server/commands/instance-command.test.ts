import { expect, test } from 'vitest';
import {
  addAccountArguments,
  addSenderArguments,
  grantCreditArguments,
  instanceOwnerArguments,
  replyNumbersArguments,
} from './arguments';
import { readArguments } from './instance-command';

const grant = { help: '', inOrder: ['account', 'credits', 'reason'], byName: [], schema: grantCreditArguments };
const account = {
  help: '',
  inOrder: ['account'],
  byName: ['owner', 'sender', 'name', 'credit', 'reason'],
  schema: addAccountArguments,
};
const owner = { help: '', inOrder: ['email'], byName: [], flags: ['remove'], schema: instanceOwnerArguments };
const sender = { help: '', inOrder: ['account', 'sender'], byName: [], schema: addSenderArguments };
const HELP = '--help tells how it is called.';

/** What the operator reads, line by line. */
const faultsOf = (read: () => unknown): string[] => {
  try {
    read();
  } catch (cause) {
    return cause instanceof Error ? cause.message.split('\n') : [];
  }
  return [];
};

test('credits are read as everywhere: at most two decimals, point or comma', () => {
  expect(readArguments(grant, ['sms-xx11111-1', '12,5', 'Order 1204'])).toEqual({
    account: 'sms-xx11111-1',
    credits: 1250,
    reason: 'Order 1204',
  });
});

test('options come by name, in any place', () => {
  expect(readArguments(account, ['--sender', 'MyShop', 'sms-ab12345-2', '--owner=ME@example.com'])).toEqual({
    account: 'sms-ab12345-2',
    owner: 'me@example.com',
    sender: 'MyShop',
    numbers: {},
  });
  expect(readArguments(account, ['--help'])).toBe('help');
});

test('reply numbers are those that were named; a short number and none of it are not said together', () => {
  const numbers = {
    help: '',
    inOrder: ['account'],
    byName: ['short-number', 'stop-clause'],
    flags: ['no-short-number'],
    schema: replyNumbersArguments,
  };
  const read = (...words: readonly string[]) => readArguments(numbers, ['sms-ab12345-2', ...words]);
  expect(read('--short-number', '38080')).toMatchObject({ numbers: { shortNumber: '38080' } });
  expect(read('--no-short-number', '--stop-clause', 'STOP 38081')).toMatchObject({
    numbers: { shortNumber: null, stopClauseText: 'STOP 38081' },
  });
  expect(faultsOf(() => read('--short-number', '38080', '--no-short-number'))).toEqual([
    'Give a short number or --no-short-number, not both.',
    HELP,
  ]);
  expect(faultsOf(() => read())).toEqual(['Say which: --short-number, --no-short-number or --stop-clause.', HELP]);
  expect(faultsOf(() => read('--short-number', '+33639981234', '--stop-clause', 'STOP'))).toEqual([
    'Enter 3 to 8 digits, or nothing.',
    'Enter a clause of at most 30 characters that ends with a number, such as STOP 38081.',
    HELP,
  ]);
});

test('a flag is said by its name alone, before or after the rest', () => {
  expect(readArguments(owner, ['ME@example.com'])).toEqual({ email: 'me@example.com' });
  for (const words of [
    ['--remove', 'me@example.com'],
    ['me@example.com', '--remove'],
  ]) {
    expect(readArguments(owner, words)).toEqual({ email: 'me@example.com', remove: true });
  }
});

const NEW_ACCOUNT = ['--owner', 'me@example.com', '--sender', 'MyShop'];

test('the first credit of an account comes with its reason', () => {
  expect(readArguments(account, NEW_ACCOUNT)).toMatchObject({ grant: undefined });
  expect(readArguments(account, [...NEW_ACCOUNT, '--credit', '12.50', '--reason', 'Order 7'])).toMatchObject({
    grant: { credits: 1_250, reason: 'Order 7' },
  });
});

test.each([
  [grant, ['sms-xx11111-1', '0', 'x'], ['Give more than 0 credits.']],
  [grant, ['sms-xx11111-1', 'many', 'x'], ['Enter a number such as 150 or 12.50.']],
  [grant, ['sms-xx11111-1', '5', ' '], ['Give a reason: the account’s owners read it beside the movement.']],
  [grant, ['sms-xx11111-1', '5', 'two', 'words'], ['“words” is one argument too many.']],
  [grant, ['sms-xx11111-1', '5', 'x', '--force'], ['There is no option --force.']],
  [grant, ['sms-xx11111-1', '5', 'x', '--force=1'], ['There is no option --force.']],
  [grant, ['sms-xx11111-1', '5', 'x', '-5'], ['There is no option -5.']],
  [
    grant,
    [],
    [
      'Name the account, such as sms-xx11111-1.',
      'Say how many credits, such as 150 or 12.50.',
      'Give a reason: the account’s owners read it beside the movement.',
    ],
  ],
  [
    account,
    ['shop', '--sender', 'MyShop'],
    ['The name of an account has the form sms-xx11111-1.', 'Give the email address of the first owner.'],
  ],
  [account, [...NEW_ACCOUNT, '--credit', '5'], ['Give a reason: the account’s owners read it beside the movement.']],
  [account, [...NEW_ACCOUNT, '--reason', 'x'], ['Say how much --credit, too.']],
  [account, [...NEW_ACCOUNT, '--credit', '0', '--reason', 'x'], ['Give more than 0 credits.']],
  [owner, ['--remove'], ['Give the email address that they sign in with.']],
  [sender, ['sms-xx11111-1', 'A name that is long'], ['A name has at most 11 characters: this one has 19.']],
] as const)('%#: each fault is one sentence', (usage, words, faults) => {
  expect(faultsOf(() => readArguments<unknown>(usage, words))).toEqual([...faults, HELP]);
});
