import type { Transaction } from '@/lib/db/connections/client';
import { deleteInvitationsBy } from '@/lib/db/panel-users/invitations';
import { countOwners, deleteMembership, findMember } from '@/lib/db/panel-users/memberships';
import { err, ok, type Result } from '@/lib/domain/result';
import { type By, recordChange } from './record-change';

export type MemberRefusal = 'member_not_found' | 'last_owner';

/**
 * Ends a member's access to an account at once, and their invitations to it. An account, which the
 * caller has locked, always keeps an owner.
 */
export async function takeMemberOut(tx: Transaction, by: By, email: string): Promise<Result<null, MemberRefusal>> {
  const { id } = by.scope;
  const member = await findMember(tx, id, email);
  if (!member) return err('member_not_found');
  if (member.role === 'owner' && (await countOwners(tx, id)) === 1) return err('last_owner');
  await deleteMembership(tx, id, member.panelUserId);
  const invitationsRevoked = await deleteInvitationsBy(tx, id, email);
  const change = { before: { role: member.role }, after: { invitationsRevoked } };
  await recordChange(tx, by, { action: 'panel-user.remove', subject: email, ...change });
  return ok(null);
}
