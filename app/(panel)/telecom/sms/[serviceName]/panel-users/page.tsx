import { PanelUsersPanel } from '@/components/panel-users/PanelUsersPanel';
import { requireActor } from '@/lib/panel/current-actor';
import { titled } from '@/lib/panel/words';

export const generateMetadata = titled('panelUsers');

type Props = { params: Promise<{ serviceName: string }> };

export default async function PanelUsersPage({ params }: Props) {
  const { serviceName } = await params;
  const { email } = await requireActor();
  return <PanelUsersPanel serviceName={serviceName} ownEmail={email} />;
}
