import { PanelUsersPanel } from '@/components/panel-users/PanelUsersPanel';
import { requireActor } from '@/lib/panel/current-actor';
import { FirstReads, firstList, type PageQuery } from '@/lib/panel/first-reads';
import { READS } from '@/lib/panel/reads';
import { titled } from '@/lib/panel/words';

export const generateMetadata = titled('panelUsers');

type Props = { params: Promise<{ serviceName: string }>; searchParams: Promise<PageQuery> };

export default async function PanelUsersPage({ params, searchParams }: Props) {
  const { serviceName } = await params;
  const { email } = await requireActor();
  return (
    <FirstReads serviceName={serviceName} reads={[firstList(READS.panelUsers, await searchParams)]}>
      <PanelUsersPanel serviceName={serviceName} ownEmail={email} />
    </FirstReads>
  );
}
