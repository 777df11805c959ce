import type { z } from 'zod';
import type { Credits } from '@/lib/domain/credits';
import { exampleMobile } from '@/lib/domain/numbering/example-number';
import type { PriceList } from '@/lib/domain/pricing/price-list';
import { EVERYWHERE } from '@/lib/domain/pricing/rate';
import { ALL_COUNTRIES, type country, type destinationRates } from '../models/instance';
import { asCredits } from './wire-values';

type Country = z.output<typeof country>;

const NAMES = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });

/** What a segment costs to a country's mobile phones; to one that no plan knows, what it costs everywhere else. */
export const rateOf = (prices: PriceList, code: Country): Credits =>
  prices(exampleMobile(code.toUpperCase()) ?? EVERYWHERE);

/** Credit is what there is here: a price is so many points, without a tax. */
export const presentRate = (code: Country, credits: Credits): z.output<typeof destinationRates> => ({
  country: code === ALL_COUNTRIES ? code : (NAMES.of(code.toUpperCase()) ?? code),
  countryCode: code,
  credit: asCredits(credits),
  price: { currencyCode: 'points', text: `${asCredits(credits)} points`, value: asCredits(credits) },
  vatRate: 0,
});
