import { listRatesOf } from '@/lib/db/pricing/rates';
import { formatCredits } from '@/lib/domain/credits';
import type { Rate } from '@/lib/domain/pricing/rate';
import { momentOf } from '@/lib/domain/pricing/rate-change';
import { err, ok } from '@/lib/domain/result';
import type { MomentFault } from '@/lib/domain/time/read-moment';
import type { NewRateInput } from '@/lib/schemas/change-rate';
import { defineRateChange, storeRates, toldOfRate, writePrefix, writeRate } from '../_shared/define-rate-change';
import { readRateMoment } from '../_shared/read-rate-moment';
import { recordOnInstance } from '../_shared/record-on-instance';

type Refusal = MomentFault | 'rate_exists' | 'too_many_rates';

/** Sets what a segment costs to a prefix that has no rate, now or from later on. */
export const addRate = defineRateChange<NewRateInput, Rate, Refusal>({
  action: 'rate.add',
  subject: (_, rate) => writeRate(rate, formatCredits(rate.credits)),
  change: async (tx, { prefix, credits, ...when }, clock) => {
    const moment = readRateMoment(when, clock);
    if (!moment.ok) return moment;
    if ((await listRatesOf(tx, prefix)).length > 0) return err('rate_exists');
    const rate = { prefix, credits, validFrom: momentOf({ validFrom: moment.value }, clock.now) };
    if (!(await storeRates(tx, [rate], clock.now))) return err('too_many_rates');
    await recordOnInstance(tx, clock, { action: 'rate.add', subject: writePrefix(prefix), after: toldOfRate(rate) });
    return ok(rate);
  },
});
