import { lockAccount } from '@/lib/db/accounts/accounts';
import { inTransaction } from '@/lib/db/connections/client';
import type { TestedKind } from '@/lib/domain/callbacks/callback-kinds';
import { err, ok, type Result } from '@/lib/domain/result';
import type { CallbackTest } from '@/lib/schemas/callback';
import { defineUseCase } from '../_shared/define-use-case';
import { makeTestCall } from '../_shared/make-test-call';
import { mayTry } from '../_shared/may-try';
import { recordChange } from '../_shared/record-change';

type Input = { readonly callbackUrl: string | null; readonly tells?: TestedKind };

type Refusal = 'callback_missing' | 'too_many_tries';

/**
 * Calls the account's URL as it is typed, saved or not; answers what the receiver said. Never signed: secrets belong to
 * API users, and each signs the calls about its own messages. Counted as tests of their URLs are.
 */
export const testAccountCallback = defineUseCase<Input, CallbackTest, Refusal>({
  action: 'account.test-callback',
  changes: ['callbacks', 'audit'],
  run: async (dependencies, scope, { callbackUrl: url, tells = 'status' }, actor) => {
    if (url === null) return err('callback_missing');
    const { db, now } = dependencies;
    const begun = await inTransaction(db, async (tx): Promise<Result<null, Refusal>> => {
      await lockAccount(tx, scope.id);
      if (!(await mayTry(tx, 'callback', scope.id, now))) return err('too_many_tries');
      await recordChange(tx, { scope, actor, now }, { action: 'account.test-callback', subject: '' });
      return ok(null);
    });
    if (!begun.ok) return begun;
    const said = await makeTestCall(dependencies, scope, { url, tells, apiUserId: null, signed: false });
    return ok({ ...said, signatureWithheld: false });
  },
});
