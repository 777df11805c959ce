import { GUIDE_NAMES, GUIDE_PAGES, type Guide, type GuidePage } from '@/lib/schemas/guide';

type Outline = {
  readonly name: GuidePage;
  readonly chapters: readonly Pick<Guide['chapters'][number], 'anchor' | 'title'>[];
};

/** What the list beside the guides names: pages that are no written guide always, a written one where it holds. */
export const outlinesOf = (guides: readonly Guide[]): readonly Outline[] =>
  GUIDE_PAGES.flatMap((name) => {
    const isWritten = GUIDE_NAMES.some((written) => written === name);
    const chapters = isWritten ? guides.find((guide) => guide.name === name)?.chapters : [];
    return chapters ? { name, chapters: chapters.map(({ anchor, title }) => ({ anchor, title })) } : [];
  });
