import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { GuideChapters } from '@/components/guides/GuideChapters';
import { MarkedRow } from '@/components/guides/MarkedRow';
import { PageHead } from '@/components/ui/PageHead';
import { guideFor } from '@/lib/panel/guides/guide-for';
import { writeGuide } from '@/lib/panel/guides/guides';
import { words } from '@/lib/panel/words';
import { guideAt } from '@/lib/schemas/guide';

type Props = { params: Promise<{ serviceName: string; guide: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const name = guideAt((await params).guide);
  return name ? { title: (await words())(`guides.names.${name}`) } : {};
}

export default async function GuidePage({ params }: Props) {
  const { serviceName, guide } = await params;
  const name = guideAt(guide);
  const written = name && writeGuide(name, await guideFor(serviceName));
  if (!written) notFound();
  const { title, chapters } = written;
  return (
    <>
      <PageHead title={title} />
      <MarkedRow />
      <GuideChapters chapters={chapters} />
    </>
  );
}
