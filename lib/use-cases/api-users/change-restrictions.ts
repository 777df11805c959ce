import { lockApiUser, saveApiUser } from '@/lib/db/api-users';
import { inTransaction } from '@/lib/db/client';
import { err, ok } from '@/lib/domain/result';
import { defineUseCase } from '../_shared/define-use-case';
import { recordChange } from '../_shared/record-change';

type Input = { readonly login: string; readonly ipRestrictions: readonly string[] };

/** Sets the addresses from which http2sms accepts an API user; none = anywhere. The list is canonical by its schema. */
export const changeRestrictions = defineUseCase<Input, null, 'api_user_not_found'>({
  action: 'api-user.change-restrictions',
  changes: ['api-users'],
  run: ({ db, now }, scope, { login, ipRestrictions }, actor) =>
    inTransaction(db, async (tx) => {
      const user = await lockApiUser(tx, scope.id, login);
      if (!user) return err('api_user_not_found');
      await saveApiUser(tx, user.id, { ipRestrictions: JSON.stringify(ipRestrictions) });
      await recordChange(
        tx,
        { scope, actor, now },
        {
          action: 'api-user.change-restrictions',
          subject: login,
          before: { ipRestrictions: JSON.parse(user.ipRestrictions) },
          after: { ipRestrictions },
        },
      );
      return ok(null);
    }),
});
