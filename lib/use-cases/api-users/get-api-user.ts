import { readTraffic } from '@/lib/db/accounts/traffic';
import { findApiUser } from '@/lib/db/api-users/api-user-rows';
import { findApiUserId } from '@/lib/db/api-users/api-users';
import { countRefusalsSince, listRefusals } from '@/lib/db/api-users/refused-requests';
import { countCallbacks } from '@/lib/db/callbacks/callback-log';
import type { ApiUserDetails } from '@/lib/domain/api-user/api-user';
import { err, ok } from '@/lib/domain/result';
import { hourInZone } from '@/lib/domain/time/zoned-time';
import { cutTraffic } from '@/lib/domain/usage/traffic';
import { dayOfHour, USAGE_DAYS, usageSince } from '@/lib/domain/usage/usage';
import { defineUseCase } from '../_shared/define-use-case';

const REFUSALS_SHOWN = 20;
const HEALTH_MS = 7 * 24 * 3_600_000;

/** One API user with its last thirty days, its refused requests and how its callbacks fare. */
export const getApiUser = defineUseCase<string, ApiUserDetails, 'not_found'>({
  action: 'api-user.read',
  run: async ({ db, now }, { id: accountId, timeZone }, login) => {
    const hourNow = hourInZone(now, timeZone);
    const cut = cutTraffic(USAGE_DAYS, hourNow);
    const user = await findApiUser(db, accountId, login, usageSince(dayOfHour(hourNow)));
    const id = await findApiUserId(db, accountId, login);
    if (!user || id === null) return err('not_found');
    const since = new Date(now.getTime() - HEALTH_MS);
    return ok({
      readAt: now,
      user,
      usage: { cut, spans: await readTraffic(db, accountId, cut, id) },
      refused: await listRefusals(db, accountId, id, REFUSALS_SHOWN),
      refusedLately: await countRefusalsSince(db, accountId, id, since),
      callbacks: await countCallbacks(db, accountId, id, since),
    });
  },
});
