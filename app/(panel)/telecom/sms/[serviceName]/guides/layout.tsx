import type { ReactNode } from 'react';
import { AccountGuideContents } from '@/components/guides/AccountGuideContents';
import { guideFor } from '@/lib/panel/guides/guide-for';
import { outlinesOf } from '@/lib/panel/guides/guide-outlines';
import { writeGuides } from '@/lib/panel/guides/guides';

type Props = { children: ReactNode; params: Promise<{ serviceName: string }> };

export default async function GuidesLayout({ children, params }: Props) {
  const { serviceName } = await params;
  const outlines = outlinesOf(writeGuides(await guideFor(serviceName)));
  return (
    <div className="md:grid md:grid-cols-[13rem_minmax(0,1fr)] md:gap-8">
      <AccountGuideContents serviceName={serviceName} outlines={outlines} />
      <div className="min-w-0">{children}</div>
    </div>
  );
}
