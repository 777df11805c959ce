import { lockAccount } from '@/lib/db/accounts/accounts';
import { inTransaction } from '@/lib/db/connections/client';
import { defineUseCase } from '../_shared/define-use-case';
import { type MemberRefusal, takeMemberOut } from '../_shared/take-member-out';

type Input = { readonly email: string };

/** Ends a member's access to this account, by one of its owners. */
export const removePanelUser = defineUseCase<Input, null, MemberRefusal>({
  action: 'panel-user.remove',
  changes: ['panel-users'],
  run: ({ db, now }, scope, { email }, actor) =>
    inTransaction(db, async (tx) => {
      await lockAccount(tx, scope.id);
      return takeMemberOut(tx, { scope, actor, now }, email);
    }),
});
