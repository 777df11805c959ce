import { findSigning } from '@/lib/db/callbacks/callback-users';
import { err, ok } from '@/lib/domain/result';
import { defineUseCase } from '../_shared/define-use-case';

export type CallbackSigning = {
  readonly signed: boolean;
  /** Until when the secret before signs as well; null: it does not. */
  readonly previousUntil: Date | null;
};

/** Whether an API user's callbacks are signed; the secret itself was answered when it was made, and never is again. */
export const readCallbackSigning = defineUseCase<{ readonly login: string }, CallbackSigning, 'api_user_not_found'>({
  action: 'api-user.read',
  run: async ({ db, now }, { id: accountId }, { login }) => {
    const holder = await findSigning(db, accountId, login);
    if (!holder) return err('api_user_not_found');
    const { signed, previousUntil } = holder;
    return ok({ signed, previousUntil: previousUntil !== null && previousUntil > now ? previousUntil : null });
  },
});
