import { ApiUsersPanel } from '@/components/api-users/ApiUsersPanel';
import { HTTP2SMS_PATH } from '@/lib/gateway/http2sms/http2sms-handler';
import { requireActor } from '@/lib/panel/current-actor';
import { titled } from '@/lib/panel/words';
import { getRuntime } from '@/lib/server/runtime/runtime';
import {
  addApiUserAction,
  changeAlertTemplatesAction,
  changeCallbackAction,
  changeCallbackSecretAction,
  changeLimitAction,
  changePasswordAction,
  changeQuotaAction,
  changeRestrictionsAction,
  deleteApiUserAction,
  disableApiUserAction,
  sendAlertSampleAction,
  sendTestAlertAction,
  testCallbackAction,
} from './actions';

export const generateMetadata = titled('apiUsers');

type Props = { params: Promise<{ serviceName: string }> };

export default async function ApiUsersPage({ params }: Props) {
  const { serviceName } = await params;
  const { clientIp, email } = await requireActor();
  return (
    <ApiUsersPanel
      serviceName={serviceName}
      http2smsUrl={`${getRuntime().publicUrl()}${HTTP2SMS_PATH}`}
      ownAddress={clientIp}
      ownEmail={email}
      actions={{
        add: addApiUserAction.bind(null, serviceName),
        changePassword: changePasswordAction.bind(null, serviceName),
        changeQuota: changeQuotaAction.bind(null, serviceName),
        changeLimit: changeLimitAction.bind(null, serviceName),
        sendTestAlert: sendTestAlertAction.bind(null, serviceName),
        changeAlertTemplates: changeAlertTemplatesAction.bind(null, serviceName),
        sendAlertSample: sendAlertSampleAction.bind(null, serviceName),
        changeRestrictions: changeRestrictionsAction.bind(null, serviceName),
        changeCallback: changeCallbackAction.bind(null, serviceName),
        changeCallbackSecret: changeCallbackSecretAction.bind(null, serviceName),
        testCallback: testCallbackAction.bind(null, serviceName),
        disable: disableApiUserAction.bind(null, serviceName),
        remove: deleteApiUserAction.bind(null, serviceName),
      }}
    />
  );
}
