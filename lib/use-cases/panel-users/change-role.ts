import { lockAccount } from '@/lib/db/accounts/accounts';
import { inTransaction } from '@/lib/db/connections/client';
import { deleteInvitationsBy } from '@/lib/db/panel-users/invitations';
import { countOwners, findMember, saveMembership } from '@/lib/db/panel-users/memberships';
import { can } from '@/lib/domain/authorisation/policy';
import type { Role } from '@/lib/domain/panel-user/role';
import { err, ok } from '@/lib/domain/result';
import { defineUseCase } from '../_shared/define-use-case';
import { recordChange } from '../_shared/record-change';

type Input = { readonly email: string; readonly role: Role };

/**
 * Gives a member another role, from the next click on. Who may invite no longer has invited nobody: those invitations
 * end. An account always keeps an owner.
 */
export const changeRole = defineUseCase<Input, null, 'member_not_found' | 'last_owner' | 'unchanged'>({
  action: 'panel-user.change-role',
  changes: ['panel-users'],
  run: ({ db, now }, scope, { email, role }, actor) =>
    inTransaction(db, async (tx) => {
      await lockAccount(tx, scope.id);
      const member = await findMember(tx, scope.id, email);
      if (!member) return err('member_not_found');
      if (member.role === role) return err('unchanged');
      const demoting = member.role === 'owner' && role !== 'owner';
      if (demoting && (await countOwners(tx, scope.id)) === 1) return err('last_owner');
      await saveMembership(tx, { accountId: scope.id, panelUserId: member.panelUserId, role });
      const invitationsRevoked = can(role, 'panel-user.invite') ? 0 : await deleteInvitationsBy(tx, scope.id, email);
      await recordChange(
        tx,
        { scope, actor, now },
        {
          action: 'panel-user.change-role',
          subject: email,
          before: { role: member.role },
          after: { role, invitationsRevoked },
        },
      );
      return ok(null);
    }),
});
