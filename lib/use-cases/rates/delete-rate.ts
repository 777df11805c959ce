import { deleteRate as deleteOne, deletePastRates, listRatesOf } from '@/lib/db/pricing/rates';
import { formatCredits } from '@/lib/domain/credits';
import { EVERYWHERE, type Rate } from '@/lib/domain/pricing/rate';
import { err, ok } from '@/lib/domain/result';
import type { BoundRate } from '@/lib/schemas/change-rate';
import { defineRateChange, toldOfRate, writePrefix, writeRate } from '../_shared/define-rate-change';
import { findShownRate } from '../_shared/find-shown-rate';
import { recordOnInstance } from '../_shared/record-on-instance';

type Refusal = 'rate_not_found' | 'rate_needed' | 'changed_meanwhile';

/** From now on a shorter prefix says what a segment costs; a rate of later does not come. The last of all stays. */
export const deleteRate = defineRateChange<BoundRate, Rate, Refusal>({
  action: 'rate.delete',
  subject: (_, rate) => writeRate(rate, formatCredits(rate.credits)),
  change: async (tx, bound, clock) => {
    const { now } = clock;
    const { prefix } = bound;
    const shown = findShownRate(await listRatesOf(tx, prefix), bound, now);
    if (!shown.ok) return shown;
    const rate = shown.value;
    if (rate.validFrom > now) await deleteOne(tx, rate);
    else if (prefix === EVERYWHERE) return err('rate_needed');
    else await deletePastRates(tx, prefix, now);
    await recordOnInstance(tx, clock, {
      action: 'rate.delete',
      subject: writePrefix(prefix),
      before: toldOfRate(rate),
    });
    return ok(rate);
  },
});
