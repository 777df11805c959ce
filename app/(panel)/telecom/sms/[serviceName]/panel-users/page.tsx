import { PanelUsersPanel } from '@/components/panel-users/PanelUsersPanel';
import { requireActor } from '@/lib/panel/current-actor';
import { titled } from '@/lib/panel/words';
import { changeRoleAction, invitePanelUserAction, removePanelUserAction, revokeInvitationAction } from './actions';

export const generateMetadata = titled('panelUsers');

type Props = { params: Promise<{ serviceName: string }> };

export default async function PanelUsersPage({ params }: Props) {
  const { serviceName } = await params;
  const { email } = await requireActor();
  return (
    <PanelUsersPanel
      serviceName={serviceName}
      ownEmail={email}
      actions={{
        invite: invitePanelUserAction.bind(null, serviceName),
        revoke: revokeInvitationAction.bind(null, serviceName),
        changeRole: changeRoleAction.bind(null, serviceName),
        remove: removePanelUserAction.bind(null, serviceName),
      }}
    />
  );
}
