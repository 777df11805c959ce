import { lockApiUser, saveApiUser } from '@/lib/db/api-users/api-users';
import { inTransaction } from '@/lib/db/connections/client';
import { err, ok } from '@/lib/domain/result';
import { defineUseCase } from '../_shared/define-use-case';
import { recordChange } from '../_shared/record-change';

type Input = { readonly login: string; readonly disabled: boolean };

/** Refuses an API user's requests from the next one on, or accepts them again. Its quota and settings stay. As it is already: nothing is written. */
export const disableApiUser = defineUseCase<Input, null, 'api_user_not_found'>({
  action: 'api-user.disable',
  changes: ['api-users'],
  run: ({ db, now }, scope, { login, disabled }, actor) =>
    inTransaction(db, async (tx) => {
      const user = await lockApiUser(tx, scope.id, login);
      if (!user) return err('api_user_not_found');
      if ((user.disabledAt !== null) === disabled) return ok(null);
      await saveApiUser(tx, user.id, { disabledAt: disabled ? now : null });
      await recordChange(
        tx,
        { scope, actor, now },
        {
          action: 'api-user.disable',
          subject: login,
          before: { disabled: user.disabledAt !== null },
          after: { disabled },
        },
      );
      return ok(null);
    }),
});
