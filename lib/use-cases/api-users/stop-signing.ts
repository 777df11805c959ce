import { lockApiUser } from '@/lib/db/api-users/api-users';
import { inTransaction } from '@/lib/db/connections/client';
import { err, ok } from '@/lib/domain/result';
import { changeSigning } from '../_shared/change-signing';
import { defineUseCase } from '../_shared/define-use-case';

type Input = { readonly login: string };

/** From now on no secret signs an API user's callbacks, the one before neither. */
export const stopSigning = defineUseCase<Input, { readonly secret: null }, 'api_user_not_found'>({
  action: 'api-user.change-callback-secret',
  changes: ['api-users'],
  run: ({ db, now }, scope, { login }, actor) =>
    inTransaction(db, async (tx) => {
      const user = await lockApiUser(tx, scope.id, login);
      if (!user) return err('api_user_not_found');
      if (user.callbackSecret === null) return ok({ secret: null });
      const none = { callbackSecret: null, previousCallbackSecret: null, previousCallbackSecretUntil: null };
      await changeSigning(tx, { scope, actor, now }, { ...user, login }, none);
      return ok({ secret: null });
    }),
});
