import { listRates } from '@/lib/db/pricing/rates';
import type { RatePage } from '@/lib/domain/pricing/rate';
import { searchedPrefixes } from '@/lib/domain/pricing/rate-search';
import { ok } from '@/lib/domain/result';
import { RATES_PAGE_SIZE, type RatesQuery } from '@/lib/schemas/rate';
import { defineInstanceUseCase } from '../_shared/define-instance-use-case';

/** One page of what segments cost, now and from later on. */
export const findRates = defineInstanceUseCase<RatesQuery, RatePage>({
  action: 'rate.list',
  run: async ({ db, now }, { search, page }) =>
    ok(await listRates(db, { prefixes: searchedPrefixes(search), page, limit: RATES_PAGE_SIZE }, now)),
});
