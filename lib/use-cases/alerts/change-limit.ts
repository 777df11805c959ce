import { lockApiUser, saveApiUser } from '@/lib/db/api-users/api-users';
import { inTransaction } from '@/lib/db/connections/client';
import { err } from '@/lib/domain/result';
import { defineUseCase } from '../_shared/define-use-case';
import { type LimitEdit, type LimitRefusal, saveLimit } from '../_shared/save-limit';

type Input = LimitEdit & { readonly login: string };

/** Sets below which credit an API user's owner is told, and how; a null threshold switches it off. */
export const changeLimit = defineUseCase<Input, null, LimitRefusal | 'api_user_not_found'>({
  action: 'api-user.change-limit',
  changes: ['api-users', 'alerts'],
  run: ({ db, now }, scope, { login, ...edit }, actor) =>
    inTransaction(db, async (tx) => {
      const user = await lockApiUser(tx, scope.id, login);
      if (!user) return err('api_user_not_found');
      const { id, alertThreshold, alertSupport, alertEmail, alertNumber } = user;
      return saveLimit(tx, { scope, actor, now }, edit, {
        action: 'api-user.change-limit',
        subject: login,
        stored: { alertThreshold, alertSupport, alertEmail, alertNumber },
        save: (settings) => saveApiUser(tx, id, settings),
      });
    }),
});
