import { expect, test } from 'vitest';
import { addKeySchema, chosenRules, createKeysSchema, rulesInLink, VALIDITY_CHOICES } from './api-key';

const TYPED = {
  ...{ name: ' Shop ', description: '', rules: 'GET /sms/*', allowedAddresses: '', days: '' },
  currentPassword: 'right',
};
const read = (changes: Partial<typeof TYPED>) => addKeySchema.safeParse({ ...TYPED, ...changes });
const faultOf = (changes: Partial<typeof TYPED>) => read(changes).error?.issues.map(({ message }) => message);

test('rules are read one a line, whatever the case of their methods and whatever is around them', () => {
  expect(read({ rules: ' get /sms/* \n\n\tPOST\t/sms/*/jobs\r\nDELETE *' }).data?.rules).toEqual([
    { method: 'GET', path: '/sms/*' },
    { method: 'POST', path: '/sms/*/jobs' },
    { method: 'DELETE', path: '*' },
  ]);
});

test.each(['PATCH /sms', '/sms', 'GET', 'GET sms', 'GET /sms /x', 'GET /sms, POST /sms'])('%j is no rule', (line) => {
  expect(faultOf({ rules: `GET /sms\n${line}` })).toEqual([expect.stringContaining('rule_unreadable')]);
});

test('there are some rules, and not too many', () => {
  expect(faultOf({ rules: ' \n ' })).toEqual(['rules_missing']);
  expect(faultOf({ rules: 'GET /sms\n'.repeat(101) })).toEqual([expect.stringContaining('rules_too_many')]);
});

test('addresses are separated by what people type between them', () => {
  const addresses = '192.0.2.1, 198.51.100.0/24;2001:db8::1\n';
  expect(read({ allowedAddresses: addresses }).data?.allowedAddresses).toEqual([
    '192.0.2.1',
    '198.51.100.0/24',
    '2001:db8::1',
  ]);
  expect(faultOf({ allowedAddresses: '192.0.2.1 elsewhere' })).toEqual([expect.stringContaining('ip_invalid')]);
});

test('a validity is one of the choices', () => {
  expect(VALIDITY_CHOICES.map((days) => read({ days }).data?.days)).toEqual([1, 7, 30, 90, 365, null]);
  expect(faultOf({ days: '2' })).toEqual(['unknown']);
});

test('a link of the original’s fills in the rules', () => {
  const link = { GET: ['/sms/', '/sms/*/jobs'], POST: '/sms/*/jobs', other: 'x' };
  expect(rulesInLink(link)).toBe('GET /sms/\nGET /sms/*/jobs\nPOST /sms/*/jobs');
  expect(rulesInLink({})).toBe('');
});

test('the form of new keys asks for rules where they are one’s own, and for no more than an account’s name otherwise', () => {
  const faultsOf = (changes: object) =>
    createKeysSchema
      .safeParse({ ...TYPED, set: 'read', account: '', ...changes })
      .error?.issues.map(({ path, message }) => [path.join('.'), message]);
  expect(faultsOf({ rules: '' })).toBeUndefined();
  expect(faultsOf({ account: ' sms-xx11111-1 ', rules: 'x' })).toBeUndefined();
  expect(faultsOf({ account: 'sms-*' })).toEqual([['account', 'service_name_invalid']]);
  expect(faultsOf({ set: 'own', account: 'sms-*', rules: '' })).toEqual([['rules', 'rules_missing']]);
});

test('what is chosen is written as rules, which the server reads', () => {
  expect(chosenRules({ set: 'own', account: 'sms-1', rules: 'GET *' })).toBe('GET *');
  const ready = chosenRules({ set: 'send', account: ' sms-1 ', rules: 'GET *' });
  expect(ready).toBe('POST /sms/sms-1/jobs\nPOST /sms/sms-1/users/*/jobs');
  expect(read({ rules: ready }).data?.rules).toHaveLength(2);
});
