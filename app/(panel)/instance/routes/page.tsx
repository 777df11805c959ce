import { InstanceRoutes } from '@/components/instance/routes/InstanceRoutes';
import { FirstReads, first, firstList, type PageQuery } from '@/lib/panel/first-reads';
import { INSTANCE_READS } from '@/lib/panel/instance-reads';
import { titled } from '@/lib/panel/words';
import { INSTANCE } from '@/lib/queries/instance-resources';
import { getRuntime } from '@/lib/server/runtime/runtime';

export const generateMetadata = titled('instanceRoutes');

export default async function InstanceRoutesPage({ searchParams }: { searchParams: Promise<PageQuery> }) {
  return (
    <FirstReads
      serviceName={INSTANCE}
      reads={[firstList(INSTANCE_READS.routes, await searchParams), first(INSTANCE_READS.outages, {})]}
    >
      <InstanceRoutes timeZone={getRuntime().env.timeZone} />
    </FirstReads>
  );
}
