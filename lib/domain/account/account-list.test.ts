import { expect, test } from 'vitest';
import { arrangeAccounts, type ListedAccount } from './account-list';

const account = (serviceName: string, more: Partial<ListedAccount> = {}): ListedAccount => ({
  ...{
    serviceName,
    description: '',
    creditsLeft: 10_000,
    spentLately: 500,
    role: 'owner',
    isDisabled: false,
    week: [0, 0],
  },
  ...more,
});
const ACCOUNTS = [
  account('sms-aa1-1', { description: 'Shop', week: [3, 4] }),
  account('sms-aa2-1', { creditsLeft: 400, role: 'viewer', isDisabled: true }),
  account('sms-aa3-1', { description: 'éclair', creditsLeft: 0, week: [9, 0] }),
];
const ASKED = { search: '', state: '', credit: '', sort: 'name', direction: 'asc' } as const;
const { compare } = new Intl.Collator('en');
const arranged = (asked: Partial<Parameters<typeof arrangeAccounts>[1]>) =>
  arrangeAccounts(ACCOUNTS, { ...ASKED, ...asked }, compare).map(({ serviceName }) => serviceName.slice(6, 7));

test('an account is found by any part of what people or scripts call it, and by how its credit stands', () => {
  expect(arranged({ search: 'SHO' })).toEqual(['1']);
  expect(arranged({ search: 'aa2' })).toEqual(['2']);
  expect(arranged({ search: 'nothing' })).toEqual([]);
  expect(arranged({ state: 'disabled' })).toEqual(['2']);
  expect(arranged({ state: 'enabled' })).toEqual(['3', '1']);
  expect(arranged({ credit: 'low' })).toEqual(['2']);
  expect(arranged({ credit: 'none' })).toEqual(['3']);
  expect(arranged({ credit: 'enough', search: 'sms' })).toEqual(['1']);
});

test('accounts stand in the order of what they are called, of their credit, their traffic or one’s role', () => {
  expect(arranged({})).toEqual(['3', '1', '2']);
  expect(arranged({ direction: 'desc' })).toEqual(['2', '1', '3']);
  expect(arranged({ sort: 'state', direction: 'desc' })).toEqual(['2', '3', '1']);
  expect(arranged({ sort: 'credit' })).toEqual(['3', '2', '1']);
  expect(arranged({ sort: 'traffic', direction: 'desc' })).toEqual(['3', '1', '2']);
  expect(arranged({ sort: 'role' })).toEqual(['3', '1', '2']);
});
