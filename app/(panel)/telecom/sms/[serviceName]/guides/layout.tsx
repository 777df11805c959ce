import type { ReactNode } from 'react';
import { AccountGuideContents } from '@/components/guides/AccountGuideContents';
import { guideFor } from '@/lib/panel/guides/guide-for';
import { writeGuides } from '@/lib/panel/guides/guides';
import { GUIDE_PAGES } from '@/lib/schemas/guide';

type Props = { children: ReactNode; params: Promise<{ serviceName: string }> };

export default async function GuidesLayout({ children, params }: Props) {
  const { serviceName } = await params;
  const guides = writeGuides(await guideFor(serviceName));
  const outlines = GUIDE_PAGES.flatMap((name) => {
    const chapters = name === 'playground' ? [] : guides.find((guide) => guide.name === name)?.chapters;
    return chapters ? { name, chapters: chapters.map(({ anchor, title }) => ({ anchor, title })) } : [];
  });
  return (
    <div className="md:grid md:grid-cols-[13rem_minmax(0,1fr)] md:gap-8">
      <AccountGuideContents serviceName={serviceName} outlines={outlines} />
      <div className="min-w-0">{children}</div>
    </div>
  );
}
