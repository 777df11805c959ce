import { findAccount, lockAccount } from '@/lib/db/accounts/accounts';
import { readReplyNumbers, saveReplyNumbers } from '@/lib/db/accounts/reply-numbers';
import { inTransaction } from '@/lib/db/connections/client';
import { type ReplyNumbers, saidOf } from '@/lib/domain/account/reply-numbers';
import { changedMeanwhile, isUnchanged } from '@/lib/domain/changed-meanwhile';
import { err, ok, type Result } from '@/lib/domain/result';
import { defineInstanceUseCase, tellAccount } from '../_shared/define-instance-use-case';
import { recordChange } from '../_shared/record-change';
import { recordOnInstance } from '../_shared/record-on-instance';

/** What is not named stays as it is. */
type Input = Partial<ReplyNumbers> & {
  readonly serviceName: string;
  /** What the editor began from: what it leaves so it says nothing of. */
  readonly seen?: ReplyNumbers;
};
type Refusal = 'account_not_found' | 'changed_meanwhile' | 'unchanged';

/**
 * Says which numbers lead back to an account: what asks for a sender that can be answered leaves from its short number,
 * and its STOP clause names where to say STOP, from the next request on. What waits keeps its clause. A number that
 * nobody has set yet may be confirmed as it is, and is so by nothing that names only the other one.
 */
export const changeReplyNumbers = defineInstanceUseCase<Input, ReplyNumbers, Refusal>({
  action: 'account.change-reply-numbers',
  subject: ({ serviceName }) => serviceName,
  run: async ({ db, events, now }, { serviceName, seen, ...named }, actor) => {
    const scope = await findAccount(db, serviceName);
    if (!scope) return err('account_not_found');
    const outcome = await inTransaction(db, async (tx): Promise<Result<ReplyNumbers, Refusal>> => {
      await lockAccount(tx, scope.id);
      const { numbers: before, set } = await readReplyNumbers(tx, scope.id);
      if (changedMeanwhile(seen, before)) return err('changed_meanwhile');
      const changes = seen ? saidOf(seen, named, set) : named;
      if (isUnchanged(set, changes)) return err('unchanged');
      const after = { ...before, ...changes };
      await saveReplyNumbers(tx, scope.id, changes, now);
      const act = { action: 'account.change-reply-numbers', subject: serviceName, before, after } as const;
      await recordChange(tx, { scope, actor, now }, act);
      await recordOnInstance(tx, { actor, now }, act);
      return ok(after);
    });
    // Requests go by what is remembered with their API user's credentials, which are forgotten with this.
    if (outcome.ok) tellAccount(events, scope.id, ['api-users', 'audit']);
    return outcome;
  },
});
