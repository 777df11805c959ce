'use client';

import { useTranslations } from 'use-intl';
import type { List } from '@/lib/queries/use-list';
import { buttonLook } from '../ui/button-look';
import { Link } from '../ui/Link';

/** By its id; one that stands for several by the first of theirs, up to the last. */
type LogRow = { readonly id: number; readonly lastId?: number };

type Props = {
  list: List;
  /** As lib/schemas/log.ts has it; a log that is read in one direction alone says nothing of newer rows. */
  page: {
    readonly rows: readonly LogRow[];
    readonly hasNewer?: boolean;
    readonly hasOlder: boolean;
    readonly searchedTo: number | null;
  };
  /** What stands first. */
  order?: 'newest' | 'soonest' | undefined;
};

/** On to the rows beyond those shown. */
export function LogPages({ list, page, order = 'newest' }: Props) {
  const t = useTranslations('ui');
  const links = linksOf(page, list.askedFor('after') !== '');
  const labelOf = (label: PageLink['label']) => t(label === 'older' && order === 'soonest' ? 'later' : label);
  if (links.length === 0) return null;
  return (
    <nav aria-label={t('pages')} className="mt-4 flex flex-wrap items-center justify-end gap-2">
      {page.searchedTo !== null && <p className="mr-1 text-muted">{t('notSearched')}</p>}
      {links.map(({ label, place }) => (
        <Link key={label} href={list.hrefWith(place)} className={buttonLook('secondary')}>
          {labelOf(label)}
        </Link>
      ))}
    </nav>
  );
}

type PageLink = {
  readonly label: 'newer' | 'older' | 'searchFurther';
  readonly place: { readonly before: number | undefined; readonly after: number | undefined };
};

/** Where each link leads. A search that was not finished goes on where it stopped, in the direction in which it went. */
function linksOf({ rows, hasNewer = false, hasOlder, searchedTo }: Props['page'], goesBack: boolean): PageLink[] {
  const goesOn = (label: 'newer' | 'older', id: number | undefined, isCut: boolean) =>
    isCut && searchedTo !== null ? ({ label: 'searchFurther', id: searchedTo } as const) : { label, id };
  const newer = goesOn('newer', rows[0]?.lastId ?? rows[0]?.id, goesBack);
  const older = goesOn('older', rows.at(-1)?.id, !goesBack);
  return [
    ...(hasNewer ? [{ label: newer.label, place: { before: undefined, after: newer.id } }] : []),
    ...(hasOlder ? [{ label: older.label, place: { after: undefined, before: older.id } }] : []),
  ];
}
