import { listInvitations } from '@/lib/db/panel-users/invitations';
import { hasOneOwner, listMembers } from '@/lib/db/panel-users/memberships';
import { can } from '@/lib/domain/authorisation/policy';
import type { PanelUserList } from '@/lib/domain/panel-user/panel-user';
import { ok } from '@/lib/domain/result';
import { PANEL_USERS_PAGE_SIZE, type PanelUserListQuery } from '@/lib/schemas/panel-user';
import { defineUseCase } from '../_shared/define-use-case';

/** Who may open this account in a browser, and who is invited to: a page of each. How they sign in owners are told. */
export const findPanelUsers = defineUseCase<PanelUserListQuery, PanelUserList>({
  action: 'panel-user.read',
  run: async ({ db, now }, { id, role }, { search, page, invited }) => {
    const limit = PANEL_USERS_PAGE_SIZE;
    const [members, invitations, isAlone] = await Promise.all([
      listMembers(db, id, { search, page, limit }),
      listInvitations(db, id, { search, page: invited, limit, now }),
      hasOneOwner(db, id),
    ]);
    const isTold = can(role, 'panel-user.read-sign-in');
    const rows = members.rows.map((member) => ({
      ...member,
      isLastOwner: isAlone && member.role === 'owner',
      signIn: isTold ? member.signIn : null,
    }));
    return ok({ members: { ...members, rows }, invitations });
  },
});
