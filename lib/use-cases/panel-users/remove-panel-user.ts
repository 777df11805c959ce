import { lockAccount } from '@/lib/db/accounts/accounts';
import { inTransaction } from '@/lib/db/connections/client';
import { deleteInvitationsBy } from '@/lib/db/panel-users/invitations';
import { countOwners, deleteMembership, findMember } from '@/lib/db/panel-users/memberships';
import { err, ok } from '@/lib/domain/result';
import { defineUseCase } from '../_shared/define-use-case';
import { recordChange } from '../_shared/record-change';

type Input = { readonly email: string };

/** Ends a member's access to this account at once, and their invitations to it. An account always keeps an owner. */
export const removePanelUser = defineUseCase<Input, null, 'member_not_found' | 'last_owner'>({
  action: 'panel-user.remove',
  changes: ['panel-users'],
  run: ({ db, now }, scope, { email }, actor) =>
    inTransaction(db, async (tx) => {
      await lockAccount(tx, scope.id);
      const member = await findMember(tx, scope.id, email);
      if (!member) return err('member_not_found');
      if (member.role === 'owner' && (await countOwners(tx, scope.id)) === 1) return err('last_owner');
      await deleteMembership(tx, scope.id, member.panelUserId);
      const invitationsRevoked = await deleteInvitationsBy(tx, scope.id, email);
      await recordChange(
        tx,
        { scope, actor, now },
        { action: 'panel-user.remove', subject: email, before: { role: member.role }, after: { invitationsRevoked } },
      );
      return ok(null);
    }),
});
