import { InstanceCarriers } from '@/components/instance/carriers/InstanceCarriers';
import { FirstReads, first, firstList, type PageQuery } from '@/lib/panel/first-reads';
import { INSTANCE_READS } from '@/lib/panel/instance-reads';
import { titled } from '@/lib/panel/words';
import { INSTANCE } from '@/lib/queries/instance-resources';
import { getRuntime } from '@/lib/server/runtime/runtime';

export const generateMetadata = titled('instanceCarriers');

export default async function InstanceCarriersPage({ searchParams }: { searchParams: Promise<PageQuery> }) {
  const { carriers, outages, dailyBackup } = INSTANCE_READS;
  return (
    <FirstReads
      serviceName={INSTANCE}
      reads={[firstList(carriers, await searchParams), first(outages, {}), first(dailyBackup, {})]}
    >
      <InstanceCarriers timeZone={getRuntime().env.timeZone} />
    </FirstReads>
  );
}
