'use server';

import type { ActionResult } from '@/lib/schemas/action-result';
import { changeRoleSchema, invitePanelUserSchema, noInput } from '@/lib/schemas/panel-user';
import { getRuntime } from '@/lib/server/runtime/runtime';
import { changeRole } from '@/lib/use-cases/panel-users/change-role';
import { invitePanelUser } from '@/lib/use-cases/panel-users/invite-panel-user';
import { removePanelUser } from '@/lib/use-cases/panel-users/remove-panel-user';
import { revokeInvitation } from '@/lib/use-cases/panel-users/revoke-invitation';
import { boundEmail, boundId, withBound } from '../bound-arguments';
import { panelAction } from '../panel-action';
import { UNCHANGED } from '../refusals';

const MEMBER = {
  member_not_found: { field: null, fault: 'member_not_found' },
  last_owner: { field: null, fault: 'last_owner' },
} as const;

/** Answers the invitation's link, which is shown once. */
export async function invitePanelUserAction(
  serviceName: unknown,
  input: unknown,
): Promise<ActionResult<{ link: string }>> {
  const result = await panelAction(invitePanelUser, serviceName, invitePanelUserSchema, input, {
    already_member: { field: 'email', fault: 'already_member' },
  });
  return result.ok
    ? { ok: true, value: { link: `${getRuntime().publicUrl()}/invitation/${result.value.token}` } }
    : result;
}

export async function revokeInvitationAction(serviceName: unknown, id: unknown, input: unknown): Promise<ActionResult> {
  const schema = withBound(boundId, { id }, noInput);
  return panelAction(revokeInvitation, serviceName, schema, input, {
    invitation_not_found: { field: null, fault: 'invitation_not_found' },
  });
}

export async function changeRoleAction(serviceName: unknown, email: unknown, input: unknown): Promise<ActionResult> {
  const schema = withBound(boundEmail, { email }, changeRoleSchema);
  return panelAction(changeRole, serviceName, schema, input, { ...MEMBER, ...UNCHANGED });
}

export async function removePanelUserAction(
  serviceName: unknown,
  email: unknown,
  input: unknown,
): Promise<ActionResult> {
  const schema = withBound(boundEmail, { email }, noInput);
  return panelAction(removePanelUser, serviceName, schema, input, MEMBER);
}
