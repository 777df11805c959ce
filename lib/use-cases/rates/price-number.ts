import { listRatesTo } from '@/lib/db/pricing/rates';
import { ONE_CREDIT } from '@/lib/domain/credits';
import { readTypedNumber } from '@/lib/domain/numbering/read-typed-number';
import { ratesInForce } from '@/lib/domain/pricing/price-list';
import { EVERYWHERE, type NewRate } from '@/lib/domain/pricing/rate';
import { ok } from '@/lib/domain/result';
import type { NumberQuery } from '@/lib/schemas/rate';
import { defineInstanceUseCase } from '../_shared/define-instance-use-case';

/** What a segment to a number costs, and by which prefix. */
export type PricedNumber = NewRate & { readonly msisdn: string };

/** Tries a number, as it would be priced now; null: that is no number. */
export const priceNumber = defineInstanceUseCase<NumberQuery, PricedNumber | null>({
  action: 'rate.list',
  run: async ({ db, now }, { number }) => {
    const msisdn = readTypedNumber(number)?.msisdn;
    if (msisdn === undefined) return ok(null);
    const naming = ratesInForce(await listRatesTo(db, msisdn), now);
    const everywhere: NewRate = { prefix: EVERYWHERE, credits: ONE_CREDIT };
    const { prefix, credits } = naming.reduce<NewRate>(
      (longest, rate) => (rate.prefix.length >= longest.prefix.length ? rate : longest),
      everywhere,
    );
    return ok({ msisdn, prefix, credits });
  },
});
