import type { Metadata } from 'next';
import { CreditPanel } from '@/components/credit/CreditPanel';
import { RecentMessages } from '@/components/messages/RecentMessages';
import { Overview } from '@/components/overview/Overview';
import { HTTP2SMS_PATH } from '@/lib/gateway/http2sms/http2sms-handler';
import { FirstReads, first, listQueryOf, type PageQuery } from '@/lib/panel/first-reads';
import { READS } from '@/lib/panel/reads';
import { words } from '@/lib/panel/words';
import { getRuntime } from '@/lib/server/runtime/runtime';

type Props = { params: Promise<{ serviceName: string }>; searchParams: Promise<PageQuery> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  // The account's own template is for the pages below this one.
  return { title: `${(await words())('layout.tabs.home')} · ${(await params).serviceName}` };
}

export default async function HomePage({ params, searchParams }: Props) {
  const { serviceName } = await params;
  const query = listQueryOf(READS.traffic, await searchParams);
  const days = query && { days: String(query.days) };
  const reads = [
    ...(days ? [first(READS.traffic, days), first(READS.trafficSample, days)] : []),
    first(READS.reach, {}),
    first(READS.trouble, {}),
    first(READS.spendingPace, {}),
    first(READS.senders, {}),
    first(READS.messages, {}),
  ];
  return (
    <FirstReads serviceName={serviceName} reads={reads}>
      <Overview
        serviceName={serviceName}
        http2smsUrl={`${getRuntime().publicUrl()}${HTTP2SMS_PATH}`}
        credit={<CreditPanel serviceName={serviceName} />}
      />
      <RecentMessages serviceName={serviceName} />
    </FirstReads>
  );
}
