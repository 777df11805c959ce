import { countCountries, listDeliveryTimes } from '@/lib/db/accounts/traffic';
import { ok } from '@/lib/domain/result';
import type { TrafficSample } from '@/lib/domain/usage/overview';
import { beginningOf, medianOf } from '@/lib/domain/usage/traffic';
import type { TrafficQuery } from '@/lib/schemas/overview';
import { defineUseCase } from '../_shared/define-use-case';

/** Messages that are looked at: some ten milliseconds. */
const LARGEST_SAMPLE = 10_000;

const COUNTRIES_SHOWN = 5;

/** Where the newest messages of the last days went, and how long they took. */
export const getTrafficSample = defineUseCase<TrafficQuery, TrafficSample>({
  action: 'message.read',
  run: async ({ db, now }, { id, timeZone }, { days }) => {
    const sample = { since: beginningOf(days, now, timeZone), most: LARGEST_SAMPLE };
    const countries = await countCountries(db, id, sample);
    const times = await listDeliveryTimes(db, id, sample);
    const messages = countries.reduce((sum, { sent }) => sum + sent, 0);
    return ok({
      messages,
      isCut: messages === LARGEST_SAMPLE,
      countries: countries.slice(0, COUNTRIES_SHOWN),
      medianMs: medianOf(times),
      delivered: times.length,
    });
  },
});
