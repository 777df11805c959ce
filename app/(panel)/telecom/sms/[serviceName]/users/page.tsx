import type { Metadata } from 'next';
import { ApiUsersPanel } from '@/components/api-users/ApiUsersPanel';
import { HTTP2SMS_PATH } from '@/lib/http/http2sms-handler';
import { getRuntime } from '@/lib/runtime/runtime';
import { addApiUserAction, changeQuotaAction } from './actions';

export const metadata: Metadata = { title: 'API users' };

type Props = { params: Promise<{ serviceName: string }> };

export default async function ApiUsersPage({ params }: Props) {
  const { serviceName } = await params;
  return (
    <ApiUsersPanel
      serviceName={serviceName}
      http2smsUrl={`${getRuntime().publicUrl()}${HTTP2SMS_PATH}`}
      actions={{
        add: addApiUserAction.bind(null, serviceName),
        changeQuota: changeQuotaAction.bind(null, serviceName),
      }}
    />
  );
}
