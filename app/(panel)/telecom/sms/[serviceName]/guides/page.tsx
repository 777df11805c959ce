import type { Metadata } from 'next';
import { ExampleLogin } from '@/components/guides/ExampleLogin';
import { GuideChapters } from '@/components/guides/GuideChapters';
import { MarkedRow } from '@/components/guides/MarkedRow';
import { PageHead } from '@/components/ui/PageHead';
import { FirstReads, first, type PageQuery } from '@/lib/panel/first-reads';
import { exampleLogin, guideFor, senderOfExamples } from '@/lib/panel/guides/guide-for';
import { http2smsGuide } from '@/lib/panel/guides/http2sms-guide';
import { READS } from '@/lib/panel/reads';
import { words } from '@/lib/panel/words';

type Props = { params: Promise<{ serviceName: string }>; searchParams: Promise<PageQuery> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words())('guides.names.http2sms') };
}

export default async function Http2smsGuidePage({ params, searchParams }: Props) {
  const { serviceName } = await params;
  const { login: asked } = await searchParams;
  const login = await exampleLogin(serviceName, asked);
  const sender = await senderOfExamples(serviceName);
  const { title, chapters } = http2smsGuide(await guideFor(serviceName, { ...(login !== null && { login }), sender }));
  const typed = typeof asked === 'string' ? asked : (login ?? '');
  return (
    <FirstReads serviceName={serviceName} reads={[first(READS.apiUsers, { search: typed })]}>
      <PageHead title={title} />
      <ExampleLogin serviceName={serviceName} login={typed} isKnown={typed === '' || login !== null} />
      <MarkedRow />
      <GuideChapters chapters={chapters} />
    </FirstReads>
  );
}
