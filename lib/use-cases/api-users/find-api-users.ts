import { listApiUsers } from '@/lib/db/api-users/api-users';
import { ok } from '@/lib/domain/result';
import type { ApiUserList, ApiUserListQuery } from '@/lib/schemas/api-user';
import { defineUseCase } from '../_shared/define-use-case';

/** One page of an account's API users. */
export const findApiUsers = defineUseCase<ApiUserListQuery, ApiUserList>({
  action: 'api-user.read',
  run: async ({ db, now }, { id }, query) => ok(await listApiUsers(db, id, query, now)),
});
