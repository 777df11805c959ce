import type { Transaction } from '@/lib/db/connections/client';
import type { HeldInvitation } from '@/lib/db/panel-users/invitations';
import { saveMembership } from '@/lib/db/panel-users/memberships';
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import { isRole } from '@/lib/domain/panel-user/role';
import { recordChange } from './record-change';

/** Grants what a taken invitation promised, in the transaction that took it. */
export async function joinAccount(
  tx: Transaction,
  { accountId, role }: HeldInvitation,
  actor: PanelUser,
  now: Date,
): Promise<void> {
  if (!isRole(role)) throw new Error(`An invitation has the unknown role ${role}.`);
  await saveMembership(tx, { accountId, panelUserId: actor.panelUserId, role });
  const by = { scope: { id: accountId }, actor, now };
  await recordChange(tx, by, { action: 'panel-user.join', subject: actor.email, after: { role } });
}
