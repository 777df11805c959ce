import { lockApiUser } from '@/lib/db/api-users/api-users';
import { inTransaction } from '@/lib/db/connections/client';
import { secretsBefore } from '@/lib/domain/callbacks/callback-signing';
import { err, ok } from '@/lib/domain/result';
import { newWebhookSecret } from '@/lib/platform/crypto/webhook-signature';
import { changeSigning } from '../_shared/change-signing';
import { defineUseCase } from '../_shared/define-use-case';

type Input = { readonly login: string };

type NewSecret = {
  readonly secret: string;
  /** Until when those before sign as well; null: there are none. */
  readonly previousUntil: Date | null;
};

/**
 * Makes a new secret that signs an API user's callbacks and answers it, this once. The old secret signs as well for 24
 * hours, so that the receiver can follow.
 */
export const makeCallbackSecret = defineUseCase<Input, NewSecret, 'api_user_not_found'>({
  action: 'api-user.change-callback-secret',
  changes: ['api-users'],
  run: ({ db, now }, scope, { login }, actor) =>
    inTransaction(db, async (tx) => {
      const user = await lockApiUser(tx, scope.id, login);
      if (!user) return err('api_user_not_found');
      const secret = newWebhookSecret();
      const previous = secretsBefore(user, now);
      await changeSigning(tx, { scope, actor, now }, { ...user, login }, { callbackSecret: secret, ...previous });
      return ok({ secret, previousUntil: previous.previousCallbackSecretUntil });
    }),
});
