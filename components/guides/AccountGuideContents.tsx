'use client';

import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { type Guide, type GuidePage, guidesPath } from '@/lib/schemas/guide';
import { GuideContents } from './GuideContents';

export type GuideOutline = {
  readonly name: GuidePage;
  readonly chapters: readonly Pick<Guide['chapters'][number], 'anchor' | 'title'>[];
};

/** The guides of the tab, of which each is a page. */
export function AccountGuideContents({
  serviceName,
  outlines,
}: {
  serviceName: string;
  outlines: readonly GuideOutline[];
}) {
  const t = useTranslations('guides');
  const pathname = usePathname();
  const entries = outlines.map(({ name, chapters }) => {
    const href = guidesPath(serviceName, name);
    const isCurrent = pathname.replace(/\/$/, '') === href;
    return { title: t(`names.${name}`), href, isCurrent, chapters: isCurrent ? chapters : [] };
  });
  return <GuideContents label={t('title')} entries={entries} />;
}
