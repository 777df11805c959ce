import { AuditLog } from '@/components/audit/AuditLog';
import { FirstReads, firstList, type PageQuery } from '@/lib/panel/first-reads';
import { READS } from '@/lib/panel/reads';
import { titled } from '@/lib/panel/words';

export const generateMetadata = titled('audit');

type Props = { params: Promise<{ serviceName: string }>; searchParams: Promise<PageQuery> };

export default async function AuditPage({ params, searchParams }: Props) {
  const { serviceName } = await params;
  return (
    <FirstReads serviceName={serviceName} reads={[firstList(READS.audit, await searchParams)]}>
      <AuditLog serviceName={serviceName} />
    </FirstReads>
  );
}
