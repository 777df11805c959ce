import { ratesQuery } from '@/lib/schemas/rate';
import { findPrices } from '@/lib/use-cases/rates/find-prices';
import { EVERYONE, on, type Rows } from './rows';

export const rates: Rows = {
  'rates/find-prices': { call: on(findPrices, () => ratesQuery.parse({})), allowed: EVERYONE },
};
