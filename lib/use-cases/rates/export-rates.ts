import { listRates } from '@/lib/db/pricing/rates';
import type { ListedRate } from '@/lib/domain/pricing/rate';
import { MOST_RATES } from '@/lib/domain/pricing/rate';
import { searchedPrefixes } from '@/lib/domain/pricing/rate-search';
import { ok } from '@/lib/domain/result';
import type { RatesQuery } from '@/lib/schemas/rate';
import { defineInstanceUseCase } from '../_shared/define-instance-use-case';

/** All that the list's search finds. */
export const exportRates = defineInstanceUseCase<RatesQuery, readonly ListedRate[]>({
  action: 'rate.list',
  run: async ({ db, now }, { search }) => {
    const { rates } = await listRates(db, { prefixes: searchedPrefixes(search), page: 1, limit: MOST_RATES }, now);
    return ok(rates);
  },
});
