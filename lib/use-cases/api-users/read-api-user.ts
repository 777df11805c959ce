import { findApiUser } from '@/lib/db/api-users/api-user-rows';
import type { ApiUser } from '@/lib/domain/api-user/api-user';
import { err, ok } from '@/lib/domain/result';
import { usagePeriod } from '@/lib/domain/usage/traffic';
import { defineUseCase } from '../_shared/define-use-case';

/** How one API user is set. */
export const readApiUser = defineUseCase<{ readonly login: string }, ApiUser, 'api_user_not_found'>({
  action: 'api-user.read',
  run: async ({ db, now }, { id, timeZone }, { login }) => {
    const user = await findApiUser(db, id, login, usagePeriod(now, timeZone));
    return user ? ok(user) : err('api_user_not_found');
  },
});
