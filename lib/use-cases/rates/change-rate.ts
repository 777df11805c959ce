import { deleteRate, listRatesOf } from '@/lib/db/pricing/rates';
import { isUnchanged } from '@/lib/domain/changed-meanwhile';
import { formatCredits } from '@/lib/domain/credits';
import type { Rate } from '@/lib/domain/pricing/rate';
import { holdingAt, momentOf } from '@/lib/domain/pricing/rate-change';
import { err, ok } from '@/lib/domain/result';
import type { MomentFault } from '@/lib/domain/time/read-moment';
import type { RateChangeInput } from '@/lib/schemas/change-rate';
import { defineRateChange, storeRates, toldOfRate, writePrefix, writeRate } from '../_shared/define-rate-change';
import { findShownRate } from '../_shared/find-shown-rate';
import { readRateMoment } from '../_shared/read-rate-moment';
import { recordOnInstance } from '../_shared/record-on-instance';

type Refusal =
  | MomentFault
  | 'rate_not_found'
  | 'rate_moment_taken'
  | 'changed_meanwhile'
  | 'unchanged'
  | 'too_many_rates';

/**
 * Changes what a segment costs, now or from later on. What holds is followed by another rate, which its accounts see
 * coming; a rate of later becomes another one.
 */
export const changeRate = defineRateChange<RateChangeInput, Rate, Refusal>({
  action: 'rate.change',
  subject: (_, rate) => writeRate(rate, formatCredits(rate.credits)),
  change: async (tx, { credits, when, at, ...bound }, clock) => {
    const moment = readRateMoment({ when, at }, clock);
    if (!moment.ok) return moment;
    const ofPrefix = await listRatesOf(tx, bound.prefix);
    const shown = findShownRate(ofPrefix, bound, clock.now);
    if (!shown.ok) return shown;
    const before = shown.value;
    const isHolding = before.validFrom <= clock.now;
    const rate = { prefix: bound.prefix, credits, validFrom: momentOf({ validFrom: moment.value }, clock.now) };
    const others = isHolding ? ofPrefix : ofPrefix.filter((other) => other !== before);
    const isSame = !isHolding && isUnchanged(before, rate);
    if (isSame || holdingAt(others, rate.validFrom)?.credits === credits) return err('unchanged');
    if (others.some((other) => other.validFrom.getTime() === rate.validFrom.getTime())) return err('rate_moment_taken');
    if (!isHolding) await deleteRate(tx, before);
    if (!(await storeRates(tx, [rate], clock.now))) return err('too_many_rates');
    const change = { before: toldOfRate(before), after: toldOfRate(rate) };
    await recordOnInstance(tx, clock, { action: 'rate.change', subject: writePrefix(rate.prefix), ...change });
    return ok(rate);
  },
});
