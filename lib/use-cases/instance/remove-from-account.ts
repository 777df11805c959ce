import { findAccount, lockAccount } from '@/lib/db/accounts/accounts';
import { inTransaction } from '@/lib/db/connections/client';
import { err } from '@/lib/domain/result';
import { defineInstanceUseCase, tellAccount } from '../_shared/define-instance-use-case';
import { recordOnInstance } from '../_shared/record-on-instance';
import { type MemberRefusal, takeMemberOut } from '../_shared/take-member-out';

type Input = { readonly email: string; readonly serviceName: string };

/** Ends a member's access to any account, by whoever owns the instance. */
export const removeFromAccount = defineInstanceUseCase<Input, null, MemberRefusal | 'account_not_found'>({
  action: 'panel-user.remove-anywhere',
  subject: ({ email, serviceName }) => `${email} from ${serviceName}`,
  run: async ({ db, events, now }, { email, serviceName }, actor) => {
    const scope = await findAccount(db, serviceName);
    if (!scope) return err('account_not_found');
    const outcome = await inTransaction(db, async (tx) => {
      await lockAccount(tx, scope.id);
      const out = await takeMemberOut(tx, { scope, actor, now }, email);
      if (!out.ok) return out;
      const act = { action: 'panel-user.remove-anywhere', subject: email, before: { account: serviceName } } as const;
      await recordOnInstance(tx, { actor, now }, act);
      return out;
    });
    if (outcome.ok) tellAccount(events, scope.id, ['panel-users']);
    return outcome;
  },
});
