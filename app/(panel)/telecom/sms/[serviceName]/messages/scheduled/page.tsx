import { ScheduledLog } from '@/components/messages/scheduled/ScheduledLog';
import { FirstReads, firstList, type PageQuery } from '@/lib/panel/first-reads';
import { READS } from '@/lib/panel/reads';
import { titled } from '@/lib/panel/words';

export const generateMetadata = titled('scheduled');

type Props = { params: Promise<{ serviceName: string }>; searchParams: Promise<PageQuery> };

export default async function ScheduledPage({ params, searchParams }: Props) {
  const { serviceName } = await params;
  return (
    <FirstReads serviceName={serviceName} reads={[firstList(READS.scheduled, await searchParams)]}>
      <ScheduledLog serviceName={serviceName} />
    </FirstReads>
  );
}
