import { lockApiUser } from '@/lib/db/api-users/api-users';
import { loadCallbackTargets } from '@/lib/db/callbacks/callback-queue';
import { inTransaction } from '@/lib/db/connections/client';
import { authorise } from '@/lib/domain/authorisation/authorise';
import type { TestedKind } from '@/lib/domain/callbacks/callback-kinds';
import { CALLBACK_KINDS } from '@/lib/domain/callbacks/callback-kinds';
import { maySignTest } from '@/lib/domain/callbacks/callback-signing';
import { err, ok, type Result } from '@/lib/domain/result';
import type { CallbackTest } from '@/lib/schemas/callback';
import { defineUseCase } from '../_shared/define-use-case';
import { makeTestCall } from '../_shared/make-test-call';
import { mayTry } from '../_shared/may-try';
import { recordChange } from '../_shared/record-change';

type Input = { readonly login: string; readonly callbackUrl: string | null; readonly tells?: TestedKind };

type Refusal = 'api_user_not_found' | 'callback_missing' | 'too_many_tries';

type Begun = { readonly apiUserId: number; readonly signed: boolean; readonly hasSecret: boolean };

/**
 * Calls the URL that is typed, saved or not, as a delivery would, but that it is signed for whom the rule lets alone;
 * answers what the receiver said. Counted before it is called, so that many at once do not get past the limit.
 */
export const testCallback = defineUseCase<Input, CallbackTest, Refusal>({
  action: 'api-user.test-callback',
  changes: ['callbacks', 'audit'],
  run: async (dependencies, scope, { login, callbackUrl: typed, tells = 'status' }, actor) => {
    const { db, now } = dependencies;
    const url = CALLBACK_KINDS.test.urlOf({ apiUser: typed, account: null });
    if (url === null) return err('callback_missing');
    const begun = await inTransaction(db, async (tx): Promise<Result<Begun, Refusal>> => {
      const user = await lockApiUser(tx, scope.id, login);
      if (!user) return err('api_user_not_found');
      const addressee = { kind: tells, accountId: scope.id, apiUserId: user.id };
      const targets = await loadCallbackTargets(tx, [addressee]);
      const signed = maySignTest({
        url,
        urlInForce: targets(addressee)?.url ?? null,
        mayChangeSecret: authorise(actor, scope, 'api-user.change-callback-secret').ok,
      });
      if (!(await mayTry(tx, 'callback', scope.id, now))) return err('too_many_tries');
      await recordChange(tx, { scope, actor, now }, { action: 'api-user.test-callback', subject: login });
      return ok({ apiUserId: user.id, signed, hasSecret: user.callbackSecret !== null });
    });
    if (!begun.ok) return begun;
    const { apiUserId, signed, hasSecret } = begun.value;
    const said = await makeTestCall(dependencies, scope, { url, tells, apiUserId, signed });
    return ok({ ...said, signatureWithheld: hasSecret && !signed });
  },
});
