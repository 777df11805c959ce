import {
  countScheduled,
  countSent,
  countUnwritten,
  hasDelivered,
  listSenders,
  readTraffic,
} from '@/lib/db/accounts/traffic';
import { ok } from '@/lib/domain/result';
import { hourInZone } from '@/lib/domain/time/zoned-time';
import type { Traffic } from '@/lib/domain/usage/overview';
import { beginningOf, comparedHours, cutTraffic, hoursSoFar } from '@/lib/domain/usage/traffic';
import type { TrafficQuery } from '@/lib/schemas/overview';
import { defineUseCase } from '../_shared/define-use-case';

const SENDERS_SHOWN = 5;

/** What an account sent in the last days, by whom, and what became of it. */
export const getTraffic = defineUseCase<TrafficQuery, Traffic>({
  action: 'message.read',
  run: async ({ db, now }, { id, timeZone }, { days }) => {
    const hourNow = hourInZone(now, timeZone);
    const cut = cutTraffic(days, hourNow);
    const compared = comparedHours(days, hourNow);
    const since = beginningOf(days, now, timeZone);
    return ok({
      cut,
      spans: await readTraffic(db, id, cut),
      compared: { now: await countSent(db, id, compared.now), before: await countSent(db, id, compared.before) },
      scheduled: await countScheduled(db, id, since),
      unwritten: await countUnwritten(db, id, since),
      senders: await listSenders(db, id, { hours: hoursSoFar(days, hourNow), since }, SENDERS_SHOWN),
      hasDelivered: await hasDelivered(db, id),
    });
  },
});
