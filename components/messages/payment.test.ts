import { expect, test } from 'vitest';
import { payerAgain, paymentOf } from './payment';

const TAKEN = { amount: -100, isQuota: true, login: 'crm' };

test('sent again, the quota pays that paid, also of an API user that is gone', () => {
  expect(payerAgain([TAKEN])).toBe('crm');
});

test('sent again, the account pays where its credit did, whichever API user it was for', () => {
  expect(payerAgain([{ ...TAKEN, isQuota: false }])).toBe('');
});

test('after an edit whoever paid the new price paid, and what came back is no payment', () => {
  const byAccount = { ...TAKEN, isQuota: false };
  const back = { ...TAKEN, amount: 100 };
  expect(payerAgain([back, byAccount, back, TAKEN])).toBe('');
  expect(paymentOf([back, byAccount, back, TAKEN])).toBe(byAccount);
});

test('where the ledger tells of no payment the account is to pay', () => {
  expect(payerAgain([])).toBe('');
});
