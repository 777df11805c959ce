import { listAllApiUsers } from '@/lib/db/api-users/api-user-list';
import type { ApiUser, ApiUserSearch } from '@/lib/domain/api-user/api-user';
import { ok } from '@/lib/domain/result';
import { usagePeriod } from '@/lib/domain/usage/traffic';
import { defineUseCase } from '../_shared/define-use-case';

/** Every API user that the list's search and order would show, on all its pages. */
export const exportApiUsers = defineUseCase<ApiUserSearch, readonly ApiUser[]>({
  action: 'api-user.read',
  run: async ({ db, now }, { id, timeZone }, query) =>
    ok(await listAllApiUsers(db, id, query, usagePeriod(now, timeZone))),
});
