import { listAllApiUsers } from '@/lib/db/api-users/api-users';
import { ok } from '@/lib/domain/result';
import type { ApiUserListQuery, ApiUserRow } from '@/lib/schemas/api-user';
import { defineUseCase } from '../_shared/define-use-case';

/** Every API user that the list's search and order would show, on all its pages. */
export const exportApiUsers = defineUseCase<ApiUserListQuery, ApiUserRow[]>({
  action: 'api-user.read',
  run: async ({ db, now }, { id }, query) => ok(await listAllApiUsers(db, id, query, now)),
});
