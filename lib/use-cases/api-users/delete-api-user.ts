import { countPendingMessages, deleteApiUserRow, findApiUserId, lockApiUser } from '@/lib/db/api-users/api-users';
import { stopCallbacks } from '@/lib/db/callbacks/redelivery';
import { inTransaction } from '@/lib/db/connections/client';
import { planQuotaChange } from '@/lib/domain/api-user/quota';
import { CALLBACK_KINDS, OWED_CALLBACK_KINDS } from '@/lib/domain/callbacks/callback-kinds';
import { err, ok } from '@/lib/domain/result';
import { defineUseCase } from '../_shared/define-use-case';
import { giveQuota } from '../_shared/give-quota';
import { recordChange } from '../_shared/record-change';

/** `confirmation` is the login, typed: asked for when quota is left or messages are pending. */
type Input = { readonly login: string; readonly confirmation: string };
type Refusal = 'api_user_not_found' | 'not_confirmed' | 'quota_above_credit' | 'quota_negative';

/**
 * Deletes an API user. What is left of its quota goes back to the account; messages that are paid but pending are
 * still sent, also those of a bulk send that are not written yet, but its own URL is told of nothing more; sending and
 * callback log keep its login. Pending messages are counted as of just before: what is accepted meanwhile is sent too.
 */
export const deleteApiUser = defineUseCase<Input, null, Refusal>({
  action: 'api-user.delete',
  changes: ['credits', 'api-users', 'callbacks'],
  run: async ({ db, now }, scope, { login, confirmation }, actor) => {
    const id = await findApiUserId(db, scope.id, login);
    if (id === null) return err('api_user_not_found');
    const pending = await countPendingMessages(db, scope.id, id);
    if (pending > 0 && confirmation !== login) return err('not_confirmed');
    return inTransaction(db, async (tx) => {
      const user = await lockApiUser(tx, scope.id, login);
      if (!user) return err('api_user_not_found');
      if (user.quotaLeft > 0 && confirmation !== login) return err('not_confirmed');
      const plan = planQuotaChange(user, { active: false, quota: 0 });
      if (!plan.ok) return plan;
      await giveQuota(tx, { scope, actor, now }, { id: user.id, login }, plan.value);
      const toOwnUrl = OWED_CALLBACK_KINDS.filter((kind) => user[CALLBACK_KINDS[kind].setting] !== null);
      await stopCallbacks(tx, scope.id, user.id, toOwnUrl);
      await deleteApiUserRow(tx, scope.id, user.id, now);
      await recordChange(
        tx,
        { scope, actor, now },
        {
          action: 'api-user.delete',
          subject: login,
          before: { quotaLeft: user.quotaLeft, pendingMessages: pending },
        },
      );
      return ok(null);
    });
  },
});
