import { expect, test } from 'vitest';
import { checkLogin } from '@/lib/domain/api-user/login';
import { payerAgain, paymentOf } from './payment';

const TAKEN = { amount: -100, isQuota: true, login: 'crm', hasApiUser: true };
const again = (movements: Parameters<typeof payerAgain>[0]) => payerAgain(movements, (login) => `${login} (deleted)`);

test('sent again, the quota pays that paid', () => {
  expect(again([TAKEN])).toBe('crm');
});

test('the quota of an API user that is gone is said to be, and nobody pays who has its login by now', () => {
  const payer = again([{ ...TAKEN, hasApiUser: false }]);
  expect(payer).toContain('crm');
  expect(checkLogin(payer)).toEqual({ ok: false, error: 'login_has_control_characters' });
});

test('sent again, the account pays where its credit did, whichever API user it was for', () => {
  expect(again([{ ...TAKEN, isQuota: false }])).toBe('');
});

test('after an edit whoever paid the new price paid, and what came back is no payment', () => {
  const byAccount = { ...TAKEN, isQuota: false };
  const back = { ...TAKEN, amount: 100 };
  expect(again([back, byAccount, back, TAKEN])).toBe('');
  expect(paymentOf([back, byAccount, back, TAKEN])).toBe(byAccount);
});

test('where the ledger tells of no payment the account is to pay', () => {
  expect(again([])).toBe('');
});
