import { z } from 'zod';
import { lockApiUser } from '@/lib/db/api-users/api-users';
import { inTransaction } from '@/lib/db/connections/client';
import { secretsBefore, validSecrets } from '@/lib/domain/callbacks/callback-signing';
import { err, ok } from '@/lib/domain/result';
import { hashSecret } from '@/lib/platform/crypto/random-secrets';
import { newWebhookSecret } from '@/lib/platform/crypto/webhook-signature';
import { changeSigning } from '../_shared/change-signing';
import { defineUseCase } from '../_shared/define-use-case';
import { type Keyed, onceUnderKey } from '../_shared/once-under-key';

type Input = Keyed & { readonly login: string };

type NewSecret = {
  readonly secret: string;
  /** Until when those before sign as well; null: there are none. */
  readonly previousUntil: Date | null;
};

/** What is kept under a key says which secret it was, and not the secret. */
const made = z.object({ secretHash: z.string(), previousUntil: z.coerce.date().nullable() });

/**
 * Makes a new secret that signs an API user's callbacks and answers it, this once; under a key again, as long as it
 * signs. The old secret signs as well for 24 hours, so that the receiver can follow.
 */
export const makeCallbackSecret = defineUseCase<
  Input,
  NewSecret,
  'api_user_not_found' | 'act_key_taken' | 'changed_meanwhile'
>({
  action: 'api-user.change-callback-secret',
  changes: ['api-users'],
  run: ({ db, now }, scope, { login, key }, actor) =>
    inTransaction(db, async (tx) => {
      const user = await lockApiUser(tx, scope.id, login);
      if (!user) return err('api_user_not_found');
      const secret = newWebhookSecret();
      // Others may use the same words for what they ask for.
      const ofAccount = key && `callbackSigning of ${scope.id}: ${key}`;
      const act = { key: ofAccount, asked: { login }, actor, now, outcome: made };
      const done = await onceUnderKey(tx, act, async () => {
        const previous = secretsBefore(user, now);
        await changeSigning(tx, { scope, actor, now }, { ...user, login }, { callbackSecret: secret, ...previous });
        return ok({ secretHash: hashSecret(secret), previousUntil: previous.previousCallbackSecretUntil });
      });
      if (!done.ok) return done;
      const { secretHash, previousUntil } = done.value;
      const told = [secret, ...validSecrets(user, now)].find((one) => hashSecret(one) === secretHash);
      return told === undefined ? err('changed_meanwhile') : ok({ secret: told, previousUntil });
    }),
});
