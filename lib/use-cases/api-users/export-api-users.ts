import { listAllApiUsers } from '@/lib/db/api-users/api-user-list';
import type { ApiUser, ApiUserSearch } from '@/lib/domain/api-user/api-user';
import { ok } from '@/lib/domain/result';
import { usagePeriod } from '@/lib/domain/usage/traffic';
import { defineUseCase } from '../_shared/define-use-case';

export type ExportedApiUsers = { readonly users: readonly ApiUser[]; readonly timeZone: string };

/** Every API user that the list's search and order would show, on all its pages, and the clock on which the account reads it. */
export const exportApiUsers = defineUseCase<ApiUserSearch, ExportedApiUsers>({
  action: 'api-user.read',
  run: async ({ db, now }, { id, timeZone }, query) =>
    ok({ users: await listAllApiUsers(db, id, query, usagePeriod(now, timeZone)), timeZone }),
});
