import { listInvitations } from '@/lib/db/panel-users/invitations';
import { listMembers } from '@/lib/db/panel-users/memberships';
import { ok } from '@/lib/domain/result';
import { type PanelUserList, panelUserList } from '@/lib/schemas/panel-user';
import { defineUseCase } from '../_shared/define-use-case';

/** Who may open this account in a browser, and who is invited to. */
export const findPanelUsers = defineUseCase<undefined, PanelUserList>({
  action: 'panel-user.read',
  run: async ({ db, now }, { id }) => {
    const invitations = await listInvitations(db, id, now);
    return ok(
      panelUserList.parse({
        members: await listMembers(db, id),
        invitations: invitations.map((invitation) => ({
          ...invitation,
          expiresAt: invitation.expiresAt.toISOString(),
        })),
      }),
    );
  },
});
