import { lockApiUser, saveApiUser } from '@/lib/db/api-users/api-users';
import { inTransaction } from '@/lib/db/connections/client';
import type { ApiUserSettings } from '@/lib/domain/api-user/api-user';
import { changedMeanwhile } from '@/lib/domain/changed-meanwhile';
import { err, ok } from '@/lib/domain/result';
import { defineUseCase } from '../_shared/define-use-case';
import { recordChange } from '../_shared/record-change';

type Input = {
  readonly login: string;
  readonly callbackUrl: string | null;
  readonly seen?: Pick<ApiUserSettings, 'callbackUrl' | 'callbackSwitchedOffAt'>;
};
type Refusal = 'api_user_not_found' | 'changed_meanwhile';

/**
 * Sets or removes the URL that is told of an API user's status changes. Saving it switches it on again if it was given
 * up, and begins its record anew.
 */
export const changeCallback = defineUseCase<Input, null, Refusal>({
  action: 'api-user.change-callback',
  changes: ['api-users'],
  run: ({ db, now }, scope, { login, callbackUrl, seen }, actor) =>
    inTransaction(db, async (tx) => {
      const user = await lockApiUser(tx, scope.id, login);
      if (!user) return err('api_user_not_found');
      const { callbackUrl: urlBefore, callbackSwitchedOffAt } = user;
      if (changedMeanwhile(seen, { callbackUrl: urlBefore, callbackSwitchedOffAt })) return err('changed_meanwhile');
      await saveApiUser(tx, user.id, {
        callbackUrl,
        callbackChangedAt: now,
        callbackFailingSince: null,
        callbackSwitchedOffAt: null,
      });
      await recordChange(
        tx,
        { scope, actor, now },
        {
          action: 'api-user.change-callback',
          subject: login,
          before: { callbackUrl: urlBefore, callbackSwitchedOff: callbackSwitchedOffAt !== null },
          after: { callbackUrl, callbackSwitchedOff: false },
        },
      );
      return ok(null);
    }),
});
