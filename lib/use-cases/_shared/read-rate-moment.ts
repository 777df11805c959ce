import { ok, type Result } from '@/lib/domain/result';
import { type MomentFault, readMoment } from '@/lib/domain/time/read-moment';
import type { RateWhen } from '@/lib/schemas/change-rate';
import type { RateClock } from './define-rate-change';

/** From when a rate is to hold, on the instance's clock; null: now. */
export const readRateMoment = (
  { when, at }: RateWhen,
  { timeZone, now }: RateClock,
): Result<Date | null, MomentFault> => (when === 'now' ? ok(null) : readMoment(at, timeZone, now));
