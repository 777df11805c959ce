import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { ApiUserDetailsPanel } from '@/components/api-user-details/ApiUserDetailsPanel';
import { AuditTrail } from '@/components/audit/AuditTrail';
import { RecentMessages } from '@/components/messages/RecentMessages';
import { requireActor } from '@/lib/panel/current-actor';
import { panelDependencies } from '@/lib/panel/panel-dependencies';
import { words } from '@/lib/panel/words';
import { apiUserLogin } from '@/lib/schemas/api-user';
import { getApiUser } from '@/lib/use-cases/api-users/get-api-user';

type Props = {
  params: Promise<{ serviceName: string }>;
  /** The login is in the query, because it may hold characters that a path cannot, such as two dots alone. */
  searchParams: Promise<{ login?: string | string[] }>;
};

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { login } = await searchParams;
  return { title: (await words())('titles.oneApiUser', { login: String(login ?? '') }) };
}

export default async function ApiUserPage({ params, searchParams }: Props) {
  const { serviceName } = await params;
  const { login } = await searchParams;
  if (typeof login !== 'string') redirect(`/telecom/sms/${serviceName}/users`);
  const asked = apiUserLogin.safeParse({ login });
  if (!asked.success) notFound();
  const found = await getApiUser(panelDependencies(), await requireActor(), serviceName, asked.data);
  if (!found.ok) notFound();
  return (
    <ApiUserDetailsPanel serviceName={serviceName} login={login}>
      <RecentMessages serviceName={serviceName} login={login} />
      <AuditTrail serviceName={serviceName} subject={login} />
    </ApiUserDetailsPanel>
  );
}
