'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { classNames } from './class-names';
import { Link } from './Link';
import { LINK } from './link-look';

type Props = {
  /** The page above this one, as it was left. */
  above: { readonly href: string; readonly title: string };
  /** What this page is about; absent where that is its title, which stands right below. */
  here?: string;
};

/** Above the head of a page that lies below a section: the way back, and where one is. */
export function Breadcrumb({ above, here }: Props) {
  const t = useTranslations('ui');
  return (
    <nav aria-label={t('breadcrumb')} className="mb-2">
      <ol className="flex flex-wrap items-center gap-x-1.5">
        <li>
          <Link href={above.href} className={classNames(LINK, 'inline-flex items-center gap-1')}>
            {here === undefined && <ChevronLeft aria-hidden="true" className="size-3.5 shrink-0" />}
            {above.title}
          </Link>
        </li>
        {here !== undefined && (
          <li aria-current="page" className="inline-flex min-w-0 items-center gap-1.5 text-muted tabular-nums">
            <ChevronRight aria-hidden="true" className="size-3.5 shrink-0" />
            <span className="min-w-0 wrap-anywhere">{here}</span>
          </li>
        )}
      </ol>
    </nav>
  );
}
