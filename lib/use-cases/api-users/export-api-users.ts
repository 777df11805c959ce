import { listAllApiUsers } from '@/lib/db/api-users/api-users';
import type { ApiUser, ApiUserSearch } from '@/lib/domain/api-user/api-user';
import { ok } from '@/lib/domain/result';
import { defineUseCase } from '../_shared/define-use-case';

/** Every API user that the list's search and order would show, on all its pages. */
export const exportApiUsers = defineUseCase<ApiUserSearch, readonly ApiUser[]>({
  action: 'api-user.read',
  run: async ({ db, now }, { id }, query) => ok(await listAllApiUsers(db, id, query, now)),
});
