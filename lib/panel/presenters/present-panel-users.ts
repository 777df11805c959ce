import type { PanelUserList as Everybody } from '@/lib/domain/panel-user/panel-user';
import type { PanelUserList } from '@/lib/schemas/panel-user';

/** Who may open an account, and who is invited to, as the panel reads it. */
export const presentPanelUsers = ({ members, invitations }: Everybody): PanelUserList => ({
  members: { ...members, rows: [...members.rows] },
  invitations: {
    ...invitations,
    rows: invitations.rows.map((invitation) => ({ ...invitation, expiresAt: invitation.expiresAt.toISOString() })),
  },
});
