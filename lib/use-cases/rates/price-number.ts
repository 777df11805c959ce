import { findRateOf } from '@/lib/db/pricing/rates';
import { readTypedNumber } from '@/lib/domain/numbering/read-typed-number';
import type { NewRate } from '@/lib/domain/pricing/rate';
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
    return ok(msisdn === undefined ? null : { msisdn, ...(await findRateOf(db, msisdn, now)) });
  },
});
