import { lockApiUser, saveApiUser } from '@/lib/db/api-users/api-users';
import { inTransaction } from '@/lib/db/connections/client';
import type { ApiUserSettings } from '@/lib/domain/api-user/api-user';
import { changedMeanwhile, isUnchanged } from '@/lib/domain/changed-meanwhile';
import { err, ok } from '@/lib/domain/result';
import { defineUseCase } from '../_shared/define-use-case';
import { recordChange } from '../_shared/record-change';

type Input = {
  readonly login: string;
  readonly callbackUrl: string | null;
  readonly seen?: Pick<ApiUserSettings, 'callbackUrl' | 'callbackSwitchedOffAt'>;
};
type Refusal = 'api_user_not_found' | 'changed_meanwhile' | 'unchanged';

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
      const stored = { callbackUrl: user.callbackUrl, callbackSwitchedOffAt: user.callbackSwitchedOffAt };
      if (changedMeanwhile(seen, stored)) return err('changed_meanwhile');
      const saved = { callbackUrl, callbackSwitchedOffAt: null };
      if (isUnchanged(stored, saved)) return err('unchanged');
      await saveApiUser(tx, user.id, { ...saved, callbackChangedAt: now, callbackFailingSince: null });
      await recordChange(
        tx,
        { scope, actor, now },
        {
          action: 'api-user.change-callback',
          subject: login,
          before: { callbackUrl: user.callbackUrl, callbackSwitchedOff: user.callbackSwitchedOffAt !== null },
          after: { callbackUrl, callbackSwitchedOff: false },
        },
      );
      return ok(null);
    }),
});
