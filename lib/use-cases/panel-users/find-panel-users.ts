import { listInvitations } from '@/lib/db/panel-users/invitations';
import { listMembers } from '@/lib/db/panel-users/memberships';
import type { PanelUserList } from '@/lib/domain/panel-user/panel-user';
import { ok } from '@/lib/domain/result';
import { defineUseCase } from '../_shared/define-use-case';

/** Who may open this account in a browser, and who is invited to. */
export const findPanelUsers = defineUseCase<undefined, PanelUserList>({
  action: 'panel-user.read',
  run: async ({ db, now }, { id }) =>
    ok({ members: await listMembers(db, id), invitations: await listInvitations(db, id, now) }),
});
