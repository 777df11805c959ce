import { listLoggedRefusals } from '@/lib/db/api-users/refusal-log';
import type { LoggedRefusal } from '@/lib/domain/api-user/refused-request';
import type { LogPage } from '@/lib/domain/page';
import { ok } from '@/lib/domain/result';
import { periodOf } from '@/lib/domain/time/period';
import { REFUSALS_PAGE_SIZE, type RefusalListQuery } from '@/lib/schemas/refused-request';
import { defineUseCase } from '../_shared/define-use-case';

/** One page of an account's refused requests, those with a login that does not exist too. */
export const findRefusedRequests = defineUseCase<RefusalListQuery, LogPage<LoggedRefusal>>({
  action: 'api-user.read',
  run: async ({ db }, { id, timeZone }, query) =>
    ok(await listLoggedRefusals(db, id, { ...query, limit: REFUSALS_PAGE_SIZE }, periodOf(query, timeZone))),
});
