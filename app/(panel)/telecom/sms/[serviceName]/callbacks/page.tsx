import { CallbackLog } from '@/components/callbacks/CallbackLog';
import { FirstReads, first, firstList, type PageQuery } from '@/lib/panel/first-reads';
import { READS } from '@/lib/panel/reads';
import { titled } from '@/lib/panel/words';
import { EVERY_FAILED_CALLBACK } from '@/lib/schemas/callback';

export const generateMetadata = titled('callbacks');

type Props = { params: Promise<{ serviceName: string }>; searchParams: Promise<PageQuery> };

export default async function CallbacksPage({ params, searchParams }: Props) {
  const { serviceName } = await params;
  return (
    <FirstReads
      serviceName={serviceName}
      reads={[firstList(READS.callbacks, await searchParams), first(READS.failedCallbacks, EVERY_FAILED_CALLBACK)]}
    >
      <CallbackLog serviceName={serviceName} />
    </FirstReads>
  );
}
