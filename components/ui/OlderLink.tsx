'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { buttonLook } from './button-look';

type Props = {
  href: string;
  /** The log was not searched to its end: the link goes on with the search. */
  searching?: boolean;
};

/** On to the rows before the last one shown, or to those that have not been searched yet. */
export function OlderLink({ href, searching = false }: Props) {
  const t = useTranslations('ui');
  return (
    <nav aria-label={t('pages')} className="mt-4 flex flex-wrap items-center justify-end gap-3">
      {searching && <p className="text-muted">{t('notSearched')}</p>}
      <Link href={href} className={buttonLook('secondary')}>
        {searching ? t('searchFurther') : t('older')}
      </Link>
    </nav>
  );
}
