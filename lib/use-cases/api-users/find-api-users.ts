import { listApiUsers } from '@/lib/db/api-users/api-user-list';
import type { ApiUserPage } from '@/lib/domain/api-user/api-user';
import { ok } from '@/lib/domain/result';
import { usagePeriod } from '@/lib/domain/usage/traffic';
import { API_USERS_PAGE_SIZE, type ApiUserListQuery } from '@/lib/schemas/api-user';
import { defineUseCase } from '../_shared/define-use-case';

/** One page of an account's API users. */
export const findApiUsers = defineUseCase<ApiUserListQuery, ApiUserPage>({
  action: 'api-user.read',
  run: async ({ db, now }, { id, timeZone }, query) => {
    const search = { ...query, pageSize: API_USERS_PAGE_SIZE };
    return ok({ ...(await listApiUsers(db, id, search, usagePeriod(now, timeZone))), readAt: now });
  },
});
