import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { ApiUserDetailsPanel } from '@/components/api-users/details/ApiUserDetailsPanel';
import { AuditTrail } from '@/components/audit/AuditTrail';
import { RecentCallbacks } from '@/components/callbacks/RecentCallbacks';
import { RecentMessages } from '@/components/messages/RecentMessages';
import { HTTP2SMS_PATH } from '@/lib/gateway/http2sms/http2sms-handler';
import { requireActor } from '@/lib/panel/current-actor';
import { FirstReads, first, listQueryOf, type PageQuery, readNow } from '@/lib/panel/first-reads';
import { READS } from '@/lib/panel/reads';
import { words } from '@/lib/panel/words';
import { USUAL_DAYS } from '@/lib/schemas/overview';
import { getRuntime } from '@/lib/server/runtime/runtime';

type Props = {
  params: Promise<{ serviceName: string }>;
  /** The login is in the query, because it may hold characters that a path cannot, such as two dots alone. */
  searchParams: Promise<PageQuery>;
};

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { login } = await searchParams;
  return { title: (await words())('titles.oneApiUser', { login: String(login ?? '') }) };
}

export default async function ApiUserPage({ params, searchParams }: Props) {
  const { serviceName } = await params;
  const asked = await searchParams;
  const { login } = asked;
  if (typeof login !== 'string') redirect(`/telecom/sms/${serviceName}/users`);
  const details = { login, days: String(listQueryOf(READS.apiUserDetails, asked)?.days ?? USUAL_DAYS) };
  const found = await readNow(READS.apiUserDetails, serviceName, details);
  if (!found.ok) notFound();
  const { clientIp, email } = await requireActor();
  const { publicUrl, smpp, liveNodes } = getRuntime();
  const smppServer = smpp ? 'here' : liveNodes() > 1 ? 'elsewhere' : null;
  const reads = [
    first(READS.apiUserDetails, details),
    ...(smppServer ? [first(READS.apiUserSessions, { login })] : []),
    first(READS.messages, { of: login }),
    first(READS.callbacks, { of: login }),
    first(READS.audit, { of: login }),
  ];
  return (
    <FirstReads serviceName={serviceName} reads={reads}>
      <ApiUserDetailsPanel
        key={login}
        serviceName={serviceName}
        login={login}
        http2smsUrl={`${publicUrl()}${HTTP2SMS_PATH}`}
        ownAddress={clientIp}
        ownEmail={email}
        smppServer={smppServer}
      >
        <RecentMessages serviceName={serviceName} login={login} />
        <RecentCallbacks serviceName={serviceName} login={login} />
        <AuditTrail serviceName={serviceName} subject={login} />
      </ApiUserDetailsPanel>
    </FirstReads>
  );
}
