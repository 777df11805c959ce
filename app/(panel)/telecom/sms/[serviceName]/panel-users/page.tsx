import { PanelUsersPanel } from '@/components/panel-users/PanelUsersPanel';
import { requireActor } from '@/lib/panel/current-actor';
import { FirstReads, first } from '@/lib/panel/first-reads';
import { READS } from '@/lib/panel/reads';
import { titled } from '@/lib/panel/words';

export const generateMetadata = titled('panelUsers');

type Props = { params: Promise<{ serviceName: string }> };

export default async function PanelUsersPage({ params }: Props) {
  const { serviceName } = await params;
  const { email } = await requireActor();
  return (
    <FirstReads serviceName={serviceName} reads={[first(READS.panelUsers, {})]}>
      <PanelUsersPanel serviceName={serviceName} ownEmail={email} />
    </FirstReads>
  );
}
