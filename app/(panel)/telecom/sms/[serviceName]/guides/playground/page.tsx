import type { Metadata } from 'next';
import { Playground } from '@/components/guides/playground/Playground';
import { HTTP2SMS_PATH } from '@/lib/gateway/http2sms/http2sms-handler';
import { FirstReads, first, type PageQuery } from '@/lib/panel/first-reads';
import { exampleLogin, hasTestNumbers } from '@/lib/panel/guides/guide-for';
import { READS } from '@/lib/panel/reads';
import { words } from '@/lib/panel/words';
import { getRuntime } from '@/lib/server/runtime/runtime';

type Props = { params: Promise<{ serviceName: string }>; searchParams: Promise<PageQuery> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words())('guides.names.playground') };
}

export default async function PlaygroundPage({ params, searchParams }: Props) {
  const { serviceName } = await params;
  const { login: asked } = await searchParams;
  const login = typeof asked === 'string' ? asked : ((await exampleLogin(serviceName)) ?? '');
  const reads = [first(READS.senders, {}), first(READS.apiUsers, { search: login })];
  return (
    <FirstReads serviceName={serviceName} reads={reads}>
      <Playground
        key={login}
        serviceName={serviceName}
        login={login}
        hasTestNumbers={hasTestNumbers()}
        http2smsPath={HTTP2SMS_PATH}
        http2smsUrl={getRuntime().publicUrl() + HTTP2SMS_PATH}
      />
    </FirstReads>
  );
}
