import { groupMsisdn } from '@/lib/domain/numbering/group-msisdn';
import type { RatePage } from '@/lib/domain/pricing/rate';
import type { RateImportPreview } from '@/lib/domain/pricing/rate-lines';
import { countriesOfPrefix } from '@/lib/domain/pricing/rate-search';
import type { PricedNumberAnswer, RateList, ShownImport } from '@/lib/schemas/rate';
import type { PricedNumber } from '@/lib/use-cases/rates/price-number';

const namedBy = (prefix: string) => {
  const { countries, more } = countriesOfPrefix(prefix);
  return { countries: [...countries], more };
};

/** Rates as their lists show them, with the countries whose numbers they are of. */
export const presentRates = ({ rates, ...place }: RatePage): RateList => ({
  ...place,
  rates: rates.map(({ validFrom, ...rate }) => ({
    ...rate,
    validFrom: validFrom.getTime() === 0 ? null : validFrom.toISOString(),
    ...namedBy(rate.prefix),
  })),
});

/** What a number that somebody tries costs, and by which prefix. */
export const presentPricedNumber = (priced: PricedNumber | null): PricedNumberAnswer =>
  priced && {
    prefix: priced.prefix,
    credits: priced.credits,
    groupedMsisdn: groupMsisdn(priced.msisdn),
    ...namedBy(priced.prefix),
  };

/** What a file of rates would change. */
export const presentImport = ({ rates, ...preview }: RateImportPreview): ShownImport => ({
  ...preview,
  rates: rates.map(({ prefix, credits, before, validFrom, isInForce }) => ({
    ...{ prefix, credits, before },
    validFrom: isInForce ? null : validFrom.toISOString(),
    ...namedBy(prefix),
  })),
});
