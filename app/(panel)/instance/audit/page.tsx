import { InstanceAuditLog } from '@/components/audit/InstanceAuditLog';
import { FirstReads, firstList, type PageQuery } from '@/lib/panel/first-reads';
import { INSTANCE_READS } from '@/lib/panel/instance-reads';
import { titled } from '@/lib/panel/words';
import { INSTANCE } from '@/lib/queries/instance-resources';
import { getRuntime } from '@/lib/server/runtime/runtime';

export const generateMetadata = titled('instanceAudit');

type Props = { searchParams: Promise<PageQuery> };

export default async function InstanceAuditPage({ searchParams }: Props) {
  return (
    <FirstReads serviceName={INSTANCE} reads={[firstList(INSTANCE_READS.audit, await searchParams)]}>
      <InstanceAuditLog timeZone={getRuntime().env.timeZone} />
    </FirstReads>
  );
}
