/** What the lists of rates are asked and answer. */
import { z } from 'zod';
import type { RateImportPreview } from '@/lib/domain/pricing/rate-lines';
import { pageNumber, searchText } from './list-query';

export const RATES_PAGE_SIZE = 25;

/** What the address of the list says. */
export const ratesQuery = z.strictObject({ search: searchText(100), page: pageNumber.default(1) });
export type RatesQuery = z.infer<typeof ratesQuery>;

/** Of which country: ISO 3166-1 alpha-2, the first few, and how many more. */
const countries = { countries: z.array(z.string()), more: z.number() };

const rate = z.object({
  prefix: z.string(),
  credits: z.number(),
  /** Null: since ever. */
  validFrom: z.iso.datetime().nullable(),
  isInForce: z.boolean(),
  ...countries,
});
export type RateRow = z.infer<typeof rate>;

export const rateList = z.object({ rates: z.array(rate), total: z.number(), page: z.number() });
export type RateList = z.infer<typeof rateList>;

/** A number that somebody tries. */
export const numberQuery = z.strictObject({ number: searchText(40) });
export type NumberQuery = z.infer<typeof numberQuery>;

/** Null: that is no number. */
export const pricedNumber = z
  .object({ groupedMsisdn: z.string(), prefix: z.string(), credits: z.number(), ...countries })
  .nullable();
export type PricedNumberAnswer = z.infer<typeof pricedNumber>;

/** What a file of rates would change, with the countries that it is about. */
export type ShownImport = Omit<RateImportPreview, 'rates'> & {
  readonly rates: readonly (Pick<RateRow, 'prefix' | 'credits' | 'countries' | 'more'> & {
    readonly before: number | null;
    /** Null: from now on. */
    readonly validFrom: string | null;
  })[];
};
