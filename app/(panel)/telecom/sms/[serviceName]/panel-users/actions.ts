'use server';

import { panelAction } from '@/lib/panel/panel-action';
import { getRuntime } from '@/lib/runtime/runtime';
import type { ActionResult } from '@/lib/schemas/action-result';
import { changeRoleSchema, invitePanelUserSchema, noInput } from '@/lib/schemas/panel-user';
import { changeRole } from '@/lib/use-cases/panel-users/change-role';
import { invitePanelUser } from '@/lib/use-cases/panel-users/invite-panel-user';
import { removePanelUser } from '@/lib/use-cases/panel-users/remove-panel-user';
import { revokeInvitation } from '@/lib/use-cases/panel-users/revoke-invitation';

const MEMBER = {
  member_not_found: { field: null, message: 'This person is no longer a member.' },
  last_owner: { field: null, message: 'An account needs an owner: make somebody else one first.' },
};

/** Answers the invitation's link, which is shown once. */
export async function invitePanelUserAction(
  serviceName: string,
  input: unknown,
): Promise<ActionResult<{ link: string }>> {
  const result = await panelAction(invitePanelUser, serviceName, invitePanelUserSchema, input, {
    already_member: { field: 'email', message: 'This person is a member already.' },
  });
  return result.ok
    ? { ok: true, value: { link: `${getRuntime().publicUrl()}/invitation/${result.value.token}` } }
    : result;
}

export async function revokeInvitationAction(serviceName: string, id: number, input: unknown): Promise<ActionResult> {
  const schema = noInput.transform(() => ({ id: Number(id) }));
  return panelAction(revokeInvitation, serviceName, schema, input, {
    invitation_not_found: { field: null, message: 'This invitation was used or revoked already.' },
  });
}

export async function changeRoleAction(serviceName: string, email: string, input: unknown): Promise<ActionResult> {
  const schema = changeRoleSchema.transform((typed) => ({ ...typed, email: String(email) }));
  return panelAction(changeRole, serviceName, schema, input, MEMBER);
}

export async function removePanelUserAction(serviceName: string, email: string, input: unknown): Promise<ActionResult> {
  const schema = noInput.transform(() => ({ email: String(email) }));
  return panelAction(removePanelUser, serviceName, schema, input, MEMBER);
}
