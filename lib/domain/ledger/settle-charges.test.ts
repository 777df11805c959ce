import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Balances, type Charge, settleCharges } from './settle-charges';

const balancesArbitrary = fc.record({
  accounts: fc.array(fc.nat(2000), { minLength: 2, maxLength: 2 }),
  quotas: fc.array(fc.record({ active: fc.boolean(), left: fc.nat(1000) }), { minLength: 3, maxLength: 3 }),
});
const chargesArbitrary = fc.array(
  fc.record({
    accountId: fc.nat(1),
    apiUserId: fc.option(fc.nat(2), { nil: null }),
    cost: fc.integer({ min: 1, max: 1_600 }),
  }),
  { maxLength: 40 },
);
const toBalances = (drawn: { accounts: number[]; quotas: { active: boolean; left: number }[] }): Balances => ({
  accounts: new Map(drawn.accounts.entries()),
  quotas: new Map(drawn.quotas.map((quota, id) => [id, quota.active ? quota : { active: false, left: 0 }])),
});
const total = (balances: Balances) =>
  [...balances.accounts.values()].reduce((sum, left) => sum + left, 0) +
  [...balances.quotas.values()].reduce((sum, quota) => sum + quota.left, 0);

test('a batch ends exactly as its charges would one by one', () => {
  fc.assert(
    fc.property(balancesArbitrary, chargesArbitrary, (drawn, charges: Charge[]) => {
      const together = settleCharges(toBalances(drawn), charges);
      let alone = toBalances(drawn);
      const oneByOne = charges.map((charge) => {
        const step = settleCharges(alone, [charge]);
        alone = step.balances;
        return step.settlements[0];
      });
      expect(together.settlements).toEqual(oneByOne);
      expect(together.balances).toEqual(alone);
    }),
  );
});

test('no balance falls below zero and exactly what was settled is gone', () => {
  fc.assert(
    fc.property(balancesArbitrary, chargesArbitrary, (drawn, charges: Charge[]) => {
      const before = toBalances(drawn);
      const { settlements, balances } = settleCharges(before, charges);
      for (const left of balances.accounts.values()) expect(left).toBeGreaterThanOrEqual(0);
      for (const quota of balances.quotas.values()) expect(quota.left).toBeGreaterThanOrEqual(0);
      const paid = charges.flatMap((charge, index) => (settlements[index]?.ok ? charge.cost : []));
      expect(total(before) - total(balances)).toBe(paid.reduce((sum, cost) => sum + cost, 0));
    }),
  );
});

test('a user whose quota is used up is blocked while the account still has credit', () => {
  const balances: Balances = { accounts: new Map([[1, 500]]), quotas: new Map([[7, { active: true, left: 0 }]]) };
  const { settlements } = settleCharges(balances, [
    { accountId: 1, apiUserId: 7, cost: 100 },
    { accountId: 1, apiUserId: null, cost: 100 },
  ]);
  expect(settlements[0]).toEqual({ ok: false, error: 'quota_reached' });
  expect(settlements[1]).toMatchObject({ ok: true, value: { quotaOfId: null, balanceAfter: 400 } });
});
