import { listRates } from '@/lib/db/pricing/rates';
import type { RatePage } from '@/lib/domain/pricing/rate';
import { searchedPrefixes } from '@/lib/domain/pricing/rate-search';
import { ok } from '@/lib/domain/result';
import { RATES_PAGE_SIZE, type RatesQuery } from '@/lib/schemas/rate';
import { defineUseCase } from '../_shared/define-use-case';

/** The same list for an account's people, who pay these prices. */
export const findPrices = defineUseCase<RatesQuery, RatePage>({
  action: 'account.read',
  run: async ({ db, now }, _scope, { search, page }) =>
    ok(await listRates(db, { prefixes: searchedPrefixes(search), page, limit: RATES_PAGE_SIZE }, now)),
});
