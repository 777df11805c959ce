import { panelUserListQuery } from '@/lib/schemas/panel-user';
import { changeRole } from '@/lib/use-cases/panel-users/change-role';
import { findPanelUsers } from '@/lib/use-cases/panel-users/find-panel-users';
import { invitePanelUser } from '@/lib/use-cases/panel-users/invite-panel-user';
import { removePanelUser } from '@/lib/use-cases/panel-users/remove-panel-user';
import { revokeInvitation } from '@/lib/use-cases/panel-users/revoke-invitation';
import { INVITATION } from '../furnished-panel';
import { EVERYONE, OWNER, on, type Rows } from './rows';

export const panelUsers: Rows = {
  'panel-users/change-role': {
    call: on(changeRole, () => ({ email: 'member@example.com', role: 'operator' }) as const),
    allowed: OWNER,
  },
  'panel-users/find-panel-users': { call: on(findPanelUsers, () => panelUserListQuery.parse({})), allowed: EVERYONE },
  'panel-users/invite-panel-user': {
    call: on(invitePanelUser, () => ({ email: 'new@example.com', role: 'viewer' }) as const),
    allowed: OWNER,
  },
  'panel-users/remove-panel-user': {
    call: on(removePanelUser, () => ({ email: 'leaver@example.com' })),
    allowed: OWNER,
  },
  'panel-users/revoke-invitation': { call: on(revokeInvitation, () => ({ id: INVITATION })), allowed: OWNER },
};
