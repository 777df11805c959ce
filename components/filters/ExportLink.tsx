'use client';

import { Download } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { panelUrl } from '@/lib/queries/fetch-json';
import type { List } from '@/lib/queries/use-list';
import { buttonLook } from '../ui/button-look';

type Props = {
  serviceName: string;
  /** The log's path below the account's reads. */
  path: 'messages' | 'callbacks' | 'audit' | 'alerts' | 'movements' | 'blacklist' | 'received' | 'users';
  list: List;
  query: Readonly<Record<string, string | number | undefined>>;
  /** What says what the file leaves out, by its id. */
  describedBy?: string | undefined;
  /** What is shown of it; undefined: nothing yet. */
  page: { readonly rows: readonly unknown[]; readonly searchedTo: unknown } | undefined;
};

/** All that a log's filters find, as a file; nothing where that is nothing, or while they ask for what cannot be. */
export function ExportLink({ serviceName, path, list, query, describedBy, page }: Props) {
  const t = useTranslations('csv');
  // The page behind the last one is empty, too.
  const isFirst = query['before'] === undefined && query['after'] === undefined;
  const isNothing = isFirst && page?.rows.length === 0 && page.searchedTo === null;
  if (list.faults.length > 0 || isNothing) return null;
  const filters = { ...query, before: undefined, after: undefined };
  return (
    <a
      href={panelUrl(serviceName, `${path}/export`, filters)}
      download
      className={buttonLook('secondary')}
      aria-describedby={describedBy}
    >
      <Download aria-hidden="true" className="size-4" />
      {t('export')}
    </a>
  );
}
