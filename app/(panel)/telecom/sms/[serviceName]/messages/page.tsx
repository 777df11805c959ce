import { SendingLog } from '@/components/messages/SendingLog';
import { countryOptions } from '@/lib/panel/country-options';
import { FirstReads, firstList, type PageQuery } from '@/lib/panel/first-reads';
import { READS } from '@/lib/panel/reads';
import { titled } from '@/lib/panel/words';

export const generateMetadata = titled('messages');

type Props = { params: Promise<{ serviceName: string }>; searchParams: Promise<PageQuery> };

export default async function MessagesPage({ params, searchParams }: Props) {
  const { serviceName } = await params;
  return (
    <FirstReads serviceName={serviceName} reads={[firstList(READS.messages, await searchParams)]}>
      <SendingLog serviceName={serviceName} countries={await countryOptions()} />
    </FirstReads>
  );
}
