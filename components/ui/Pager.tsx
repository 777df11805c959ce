'use client';

import { useTranslations } from 'use-intl';
import { buttonLook } from './button-look';
import { Link } from './Link';

type Props = {
  page: number;
  total: number;
  pageSize?: number;
  hrefOf: (page: number) => string;
  /** Which list's pages, where there are two. */
  label?: string;
};

const PAGE_SIZE = 25;
const LINK = buttonLook('secondary');

/** Which rows are shown of how many, and the pages beside them. Nothing when one page holds all. */
export function Pager({ page, total, pageSize = PAGE_SIZE, hrefOf, label }: Props) {
  const t = useTranslations('ui');
  const pages = Math.ceil(total / pageSize);
  if (pages <= 1) return null;
  const first = (page - 1) * pageSize + 1;
  return (
    <nav
      aria-label={label ?? t('pages')}
      className="flex items-center justify-between gap-4 border-t border-line px-3 py-2 text-xs text-muted"
    >
      <p className="tabular-nums">{t('rows', { first, last: Math.min(total, page * pageSize), total })}</p>
      <div className="flex gap-2">
        {page > 1 && (
          <Link href={hrefOf(page - 1)} className={LINK}>
            {t('previous')}
          </Link>
        )}
        {page < pages && (
          <Link href={hrefOf(page + 1)} className={LINK}>
            {t('next')}
          </Link>
        )}
      </div>
    </nav>
  );
}
