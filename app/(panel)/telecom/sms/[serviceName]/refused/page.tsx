import { RefusalLog } from '@/components/refused/RefusalLog';
import { FirstReads, firstList, type PageQuery } from '@/lib/panel/first-reads';
import { READS } from '@/lib/panel/reads';
import { titled } from '@/lib/panel/words';

export const generateMetadata = titled('refused');

type Props = { params: Promise<{ serviceName: string }>; searchParams: Promise<PageQuery> };

export default async function RefusedPage({ params, searchParams }: Props) {
  const { serviceName } = await params;
  return (
    <FirstReads serviceName={serviceName} reads={[firstList(READS.refusedRequests, await searchParams)]}>
      <RefusalLog serviceName={serviceName} />
    </FirstReads>
  );
}
