import { cookies } from 'next/headers';
import { ApiUsersPanel } from '@/components/api-users/ApiUsersPanel';
import { HTTP2SMS_PATH } from '@/lib/gateway/http2sms/http2sms-handler';
import { requireActor } from '@/lib/panel/current-actor';
import { FirstReads, first, firstList, type PageQuery } from '@/lib/panel/first-reads';
import { READS } from '@/lib/panel/reads';
import { titled } from '@/lib/panel/words';
import { COLUMNS_COOKIE } from '@/lib/schemas/shown-columns';
import { getRuntime } from '@/lib/server/runtime/runtime';

export const generateMetadata = titled('apiUsers');

type Props = { params: Promise<{ serviceName: string }>; searchParams: Promise<PageQuery> };

export default async function ApiUsersPage({ params, searchParams }: Props) {
  const { serviceName } = await params;
  const { clientIp, email } = await requireActor();
  return (
    <FirstReads
      serviceName={serviceName}
      reads={[firstList(READS.apiUsers, await searchParams), first(READS.senders, {})]}
    >
      <ApiUsersPanel
        serviceName={serviceName}
        http2smsUrl={`${getRuntime().publicUrl()}${HTTP2SMS_PATH}`}
        ownAddress={clientIp}
        ownEmail={email}
        keptColumns={(await cookies()).get(COLUMNS_COOKIE)?.value ?? ''}
      />
    </FirstReads>
  );
}
