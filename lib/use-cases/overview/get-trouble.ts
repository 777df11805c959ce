import { readFailingUrl } from '@/lib/db/accounts/accounts';
import { listTroubled } from '@/lib/db/api-users/api-user-trouble';
import { countRefusals } from '@/lib/db/api-users/refusal-log';
import type { Trouble } from '@/lib/domain/api-user/trouble';
import { ok } from '@/lib/domain/result';
import { defineUseCase } from '../_shared/define-use-case';

/** So many are told one by one, and of more how many there are. */
const NAMED = 5;

const REFUSED_SINCE_MS = 7 * 24 * 3_600_000;

/** What somebody should look at: callbacks that fail, API users that are or soon will be blocked, refused requests. */
export const getTrouble = defineUseCase<void, Trouble>({
  action: 'api-user.read',
  run: async ({ db, now }, { id }) =>
    ok({
      account: await readFailingUrl(db, id),
      failing: await listTroubled(db, id, 'failing', NAMED),
      switchedOff: await listTroubled(db, id, 'switchedOff', NAMED),
      blocked: await listTroubled(db, id, 'blocked', NAMED),
      low: await listTroubled(db, id, 'low', NAMED),
      refused: await countRefusals(db, id, { since: new Date(now.getTime() - REFUSED_SINCE_MS), limit: NAMED }),
    }),
});
