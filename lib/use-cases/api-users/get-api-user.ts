import { countUnwritten, readTraffic } from '@/lib/db/accounts/traffic';
import { findApiUser } from '@/lib/db/api-users/api-user-rows';
import { findApiUserId } from '@/lib/db/api-users/api-users';
import { countRefusalsSince, listRefusals } from '@/lib/db/api-users/refused-requests';
import { countCallbacks } from '@/lib/db/callbacks/callback-log';
import type { ApiUserDetails } from '@/lib/domain/api-user/api-user';
import { systemIdOf } from '@/lib/domain/api-user/system-id';
import { err, ok } from '@/lib/domain/result';
import { hourInZone } from '@/lib/domain/time/zoned-time';
import { beginningOf, cutTraffic, usagePeriod } from '@/lib/domain/usage/traffic';
import type { ApiUserDetailsQuery } from '@/lib/schemas/api-user-details';
import { defineUseCase } from '../_shared/define-use-case';

const REFUSALS_SHOWN = 20;

/** One API user with what it sent in the last days, which of its requests were refused, and how its callbacks fared. */
export const getApiUser = defineUseCase<ApiUserDetailsQuery, ApiUserDetails, 'not_found'>({
  action: 'api-user.read',
  run: async ({ db, now }, { id: accountId, timeZone }, { login, days }) => {
    const hourNow = hourInZone(now, timeZone);
    const cut = cutTraffic(days, hourNow);
    const user = await findApiUser(db, accountId, login, usagePeriod(now, timeZone));
    const id = await findApiUserId(db, accountId, login);
    if (!user || id === null) return err('not_found');
    const since = beginningOf(days, now, timeZone);
    const callbacks = await countCallbacks(db, accountId, id, since);
    return ok({
      readAt: now,
      user,
      systemId: systemIdOf(id),
      usage: { cut, spans: await readTraffic(db, accountId, cut, id) },
      unwritten: await countUnwritten(db, accountId, since, id),
      refused: await listRefusals(db, accountId, id, since, REFUSALS_SHOWN),
      refusedCount: await countRefusalsSince(db, accountId, id, since),
      callbacks: callbacks.counts,
      callbacksOfNewest: callbacks.ofNewest,
    });
  },
});
