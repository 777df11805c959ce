import { lockApiUser, saveApiUser } from '@/lib/db/api-users/api-users';
import { recordSigning } from '@/lib/db/callbacks/callback-users';
import { inTransaction } from '@/lib/db/connections/client';
import { SECRET_OVERLAP_MS } from '@/lib/domain/callbacks/callback-signing';
import { err, ok } from '@/lib/domain/result';
import { newWebhookSecret } from '@/lib/platform/crypto/webhook-signature';
import { defineUseCase } from '../_shared/define-use-case';
import { recordChange } from '../_shared/record-change';

type Input = { readonly login: string; readonly signed: boolean };

/**
 * Makes a new secret that signs an API user's callbacks and answers it, this once; or stops signing. The old secret
 * signs as well for 24 hours, so that the receiver can follow.
 */
export const changeCallbackSecret = defineUseCase<Input, { readonly secret: string | null }, 'api_user_not_found'>({
  action: 'api-user.change-callback-secret',
  changes: ['api-users'],
  run: ({ db, now }, scope, { login, signed }, actor) =>
    inTransaction(db, async (tx) => {
      const user = await lockApiUser(tx, scope.id, login);
      if (!user) return err('api_user_not_found');
      if (!signed && user.callbackSecret === null) return ok({ secret: null });
      const secret = signed ? newWebhookSecret() : null;
      const overlaps = signed && user.callbackSecret !== null;
      await saveApiUser(tx, user.id, {
        callbackSecret: secret,
        previousCallbackSecret: overlaps ? user.callbackSecret : null,
        previousCallbackSecretUntil: overlaps ? new Date(now.getTime() + SECRET_OVERLAP_MS) : null,
      });
      await recordSigning(tx, user.id, signed, now);
      await recordChange(
        tx,
        { scope, actor, now },
        {
          action: 'api-user.change-callback-secret',
          subject: login,
          before: { signed: user.callbackSecret !== null },
          after: { signed, rotated: overlaps },
        },
      );
      return ok({ secret });
    }),
});
