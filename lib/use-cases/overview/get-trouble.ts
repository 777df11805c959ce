import { countRefusals, listFailingCallbacks, listShortQuotas } from '@/lib/db/accounts/trouble';
import { ok } from '@/lib/domain/result';
import type { Trouble } from '@/lib/domain/usage/overview';
import { defineUseCase } from '../_shared/define-use-case';

/** So many are told one by one, and of more how many there are. */
const NAMED = 5;

const REFUSED_SINCE_MS = 7 * 24 * 3_600_000;

/** What somebody should look at: callbacks that fail, API users that are or soon will be blocked, refused requests. */
export const getTrouble = defineUseCase<void, Trouble>({
  action: 'api-user.read',
  run: async ({ db, now }, { id }) =>
    ok({
      failing: await listFailingCallbacks(db, id, NAMED),
      blocked: await listShortQuotas(db, id, 'blocked', NAMED),
      low: await listShortQuotas(db, id, 'low', NAMED),
      refused: await countRefusals(db, id, { since: new Date(now.getTime() - REFUSED_SINCE_MS), limit: NAMED }),
    }),
});
