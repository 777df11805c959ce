import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ExampleLogin } from '@/components/guides/ExampleLogin';
import { GuideChapters } from '@/components/guides/GuideChapters';
import { PageHead } from '@/components/ui/PageHead';
import { FirstReads, first, type PageQuery } from '@/lib/panel/first-reads';
import { exampleLogin, exampleSystemId, guideFor } from '@/lib/panel/guides/guide-for';
import { smppGuide } from '@/lib/panel/guides/smpp-guide';
import { READS } from '@/lib/panel/reads';
import { words } from '@/lib/panel/words';

type Props = { params: Promise<{ serviceName: string }>; searchParams: Promise<PageQuery> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words())('guides.names.smpp') };
}

export default async function SmppGuidePage({ params, searchParams }: Props) {
  const { serviceName } = await params;
  const { login: asked } = await searchParams;
  const login = await exampleLogin(serviceName, asked);
  const systemId = login === null ? undefined : await exampleSystemId(serviceName, login);
  const guide = smppGuide(await guideFor(serviceName, { systemId }));
  if (!guide) notFound();
  const typed = typeof asked === 'string' ? asked : (login ?? '');
  return (
    <FirstReads serviceName={serviceName} reads={[first(READS.apiUsers, { search: typed })]}>
      <PageHead title={guide.title} />
      <ExampleLogin serviceName={serviceName} login={typed} isKnown={typed === '' || login !== null} />
      <GuideChapters chapters={guide.chapters} />
    </FirstReads>
  );
}
