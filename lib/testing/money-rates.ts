/** What a segment costs in the model of money (lib/engine/accept/money.model.test.ts), which changes like everything else. */
import { expect } from 'vitest';
import { type Credits, formatCredits, ONE_CREDIT } from '@/lib/domain/credits';
import { importRates } from '@/lib/use-cases/rates/import-rates';
import { addInstanceOwner } from './instance-owner';
import { testOperations } from './test-operations';
import type { TestPanel } from './test-panel';

export type MoneyRate = { perSegment: Credits; set(credits: Credits): Promise<void> };

/** Of every French number: at first that of everywhere else. */
export async function createMoneyRate(panel: TestPanel): Promise<MoneyRate> {
  const { dependencies, readPricesAgain } = panel;
  const owner = await addInstanceOwner(panel);
  const rate: MoneyRate = {
    perSegment: ONE_CREDIT,
    set: async (credits) => {
      const operations = { ...dependencies, ...testOperations(), readPricesAgain };
      const outcome = await importRates(operations, owner, { lines: `33\t${formatCredits(credits)}` });
      expect(outcome).toMatchObject(credits === rate.perSegment ? { ok: false, error: 'unchanged' } : { ok: true });
      rate.perSegment = credits;
    },
  };
  return rate;
}
