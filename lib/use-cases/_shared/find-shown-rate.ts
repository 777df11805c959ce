import { changedMeanwhile } from '@/lib/domain/changed-meanwhile';
import type { Rate } from '@/lib/domain/pricing/rate';
import { holdingAt } from '@/lib/domain/pricing/rate-change';
import { err, ok, type Result } from '@/lib/domain/result';
import type { BoundRate } from '@/lib/schemas/change-rate';

type Refusal = 'rate_not_found' | 'changed_meanwhile';

/** The rate that somebody saw in the list, as long as it is there so: no other one has replaced it. */
export function findShownRate(
  ofPrefix: readonly Rate[],
  { validFrom, seen }: BoundRate,
  now: Date,
): Result<Rate, Refusal> {
  const rate = ofPrefix.find((one) => one.validFrom.getTime() === validFrom.getTime());
  if (!rate) return err('rate_not_found');
  const isReplaced = rate.validFrom <= now && holdingAt(ofPrefix, now) !== rate;
  return isReplaced || changedMeanwhile(seen, { credits: rate.credits }) ? err('changed_meanwhile') : ok(rate);
}
