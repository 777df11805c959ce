import { lockAccount } from '@/lib/db/accounts/accounts';
import { lockApiUser } from '@/lib/db/api-users/api-users';
import { insertTestCall } from '@/lib/db/callbacks/callback-log';
import { loadCallbackTargets } from '@/lib/db/callbacks/callback-queue';
import { inTransaction } from '@/lib/db/connections/client';
import { authorise } from '@/lib/domain/authorisation/authorise';
import { CALLBACK_KINDS } from '@/lib/domain/callbacks/callback-kinds';
import { callbackUrl } from '@/lib/domain/callbacks/callback-query';
import { maySignTest } from '@/lib/domain/callbacks/callback-signing';
import { callbackSucceeded } from '@/lib/domain/callbacks/callback-success';
import { err, ok, type Result } from '@/lib/domain/result';
import type { CallbackTest } from '@/lib/schemas/callback';
import { defineUseCase } from '../_shared/define-use-case';
import { mayTry } from '../_shared/may-try';
import { recordChange } from '../_shared/record-change';

type Input = { readonly login: string; readonly callbackUrl: string | null };

const { urlOf, pairs } = CALLBACK_KINDS.test;

/** The message that a test speaks of; no real one has this id. */
const SAMPLE = { id: 1, ptt: 4, dlrId: 1 } as const;

type Refusal = 'api_user_not_found' | 'callback_missing' | 'too_many_tries';

type Begun = { readonly apiUserId: number; readonly signed: boolean; readonly hasSecret: boolean };

/**
 * Calls the URL that is typed, saved or not, as a delivery would, but that it is signed for whom the rule lets alone;
 * answers what the receiver said. Counted before it is called, so that many at once do not get past the limit.
 */
export const testCallback = defineUseCase<Input, CallbackTest, Refusal>({
  action: 'api-user.test-callback',
  changes: ['callbacks', 'audit'],
  run: async ({ db, now, makeCall }, scope, { login, callbackUrl: typed }, actor) => {
    const base = urlOf({ apiUser: typed, account: null });
    if (base === null) return err('callback_missing');
    const begun = await inTransaction(db, async (tx): Promise<Result<Begun, Refusal>> => {
      const user = await lockApiUser(tx, scope.id, login);
      if (!user) return err('api_user_not_found');
      const addressee = { kind: 'status', accountId: scope.id, apiUserId: user.id } as const;
      const targets = await loadCallbackTargets(tx, [addressee]);
      const signed = maySignTest({
        url: base,
        urlInForce: targets(addressee)?.url ?? null,
        mayChangeSecret: authorise(actor, scope, 'api-user.change-callback-secret').ok,
      });
      if (!(await mayTry(tx, 'callback', scope.id, now))) return err('too_many_tries');
      await recordChange(tx, { scope, actor, now }, { action: 'api-user.test-callback', subject: login });
      return ok({ apiUserId: user.id, signed, hasSecret: user.callbackSecret !== null });
    });
    if (!begun.ok) return begun;
    const { apiUserId, signed, hasSecret } = begun.value;
    const url = callbackUrl(base, pairs({ ...SAMPLE, date: now, timeZone: scope.timeZone }));
    const said = await makeCall({
      accountId: scope.id,
      apiUserId: signed ? apiUserId : null,
      url,
      kind: 'test',
      deliveryId: 0,
      inOrderOf: null,
    });
    const status = said.httpStatus !== null && callbackSucceeded(said.httpStatus) ? 'delivered' : 'failed';
    await inTransaction(db, async (tx) => {
      await lockAccount(tx, scope.id);
      await insertTestCall(tx, { ...said, accountId: scope.id, apiUserId, url, signed, status });
    });
    return ok({ ...said, signatureWithheld: hasSecret && !signed });
  },
});
