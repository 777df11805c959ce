import type { Metadata } from 'next';
import { CreditPanel } from '@/components/credit/CreditPanel';
import { RecentMessages } from '@/components/messages/RecentMessages';
import { Overview } from '@/components/overview/Overview';
import { HTTP2SMS_PATH } from '@/lib/gateway/http2sms/http2sms-handler';
import { words } from '@/lib/panel/words';
import { getRuntime } from '@/lib/server/runtime/runtime';

type Props = { params: Promise<{ serviceName: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  // The account's own template is for the pages below this one.
  return { title: `${(await words())('layout.tabs.home')} · ${(await params).serviceName}` };
}

export default async function HomePage({ params }: Props) {
  const { serviceName } = await params;
  return (
    <>
      <Overview
        serviceName={serviceName}
        http2smsUrl={`${getRuntime().publicUrl()}${HTTP2SMS_PATH}`}
        credit={<CreditPanel serviceName={serviceName} />}
      />
      <RecentMessages serviceName={serviceName} />
    </>
  );
}
