/** The lists of rates with none, one and a hundred thousand: one page of them. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '@/lib/db/connections/client';
import { saveRates } from '@/lib/db/pricing/rates';
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import { RATES_PAGE_SIZE, ratesQuery } from '@/lib/schemas/rate';
import { addInstanceOwner } from '@/lib/testing/instance-owner';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { findPrices } from './find-prices';
import { findRates } from './find-rates';

const MANY = 100_000;

let panel: TestPanel;
let owner: PanelUser;

beforeAll(async () => {
  panel = await createTestPanel();
  owner = await addInstanceOwner(panel);
});

afterAll(() => panel.close());

/** What both lists answer, which is the same. */
async function pageOf(asked: Readonly<Record<string, string>>) {
  const query = ratesQuery.parse(asked);
  const rates = await findRates(panel.dependencies, owner, query);
  expect(await findPrices(panel.dependencies, panel.actors.viewer, panel.account, query)).toEqual(rates);
  return rates.ok ? rates.value : expect.unreachable(rates.error);
}

test.each([0, 1, MANY])('%i rates', async (count) => {
  const { db, dependencies } = panel;
  const validFrom = dependencies.now;
  await db.rate.deleteMany();
  const rates = Array.from({ length: count }, (_, index) => ({
    prefix: String(33_000_000 + index),
    credits: 1,
    validFrom,
  }));
  await inTransaction(db, (tx) => saveRates(tx, rates));
  const pages = Math.max(1, Math.ceil(count / RATES_PAGE_SIZE));
  const first = await pageOf({});
  expect(first).toMatchObject({ total: count, page: 1 });
  expect(first.rates).toHaveLength(Math.min(count, RATES_PAGE_SIZE));
  const last = await pageOf({ page: '1000000' });
  expect(last).toMatchObject({ total: count, page: pages });
  expect(last.rates).toEqual(count > 1 ? expect.not.arrayContaining([...first.rates]) : first.rates);
  expect((await pageOf({ search: '+33 000 00' })).total).toBe(Math.min(count, 10));
  expect((await pageOf({ search: 'France' })).total).toBe(count);
  expect((await pageOf({ search: 'Belgique' })).total).toBe(0);
});
