'use client';

import { useTranslations } from 'use-intl';
import { API_USER_FILTER_NAMES, API_USER_TROUBLES, type ApiUserFilters } from '@/lib/domain/api-user/api-user';
import type { List } from '@/lib/queries/use-list';
import type { ApiUserList } from '@/lib/schemas/api-user';
import { PageTabs } from '../ui/PageTabs';

/** In the order in which they are told. */
const TROUBLES = ['blocked', 'low', 'failing', 'switchedOff'] as const;

const NAMES = ['search', ...API_USER_FILTER_NAMES] as const;
const NOTHING_ELSE = Object.fromEntries([...NAMES, 'page'].map((name) => [name, undefined]));

type Wanted = Partial<ApiUserFilters> & { readonly search?: never };

const EVERYBODY: Wanted = {};

/** Whether just this is asked for. */
const isAsked = (list: List, wanted: Wanted) => NAMES.every((name) => list.askedFor(name) === (wanted[name] ?? ''));

/** All of them, and those that somebody should look at: each count leads to those that it counts. Nothing when all is well. */
export function ApiUsersSummary({ trouble, list }: { trouble: ApiUserList['trouble']; list: List }) {
  const t = useTranslations('apiUsers.summary');
  const found = TROUBLES.filter((name) => trouble[name] > 0);
  if (found.length === 0) return null;
  const wantedOf = (name: (typeof TROUBLES)[number] | 'all'): Wanted =>
    name === 'all' ? EVERYBODY : API_USER_TROUBLES[name];
  const pages = (['all', ...found] as const).map((name) => ({
    name: String(name),
    title: t(name, { count: trouble[name] }),
    href: list.hrefWith({ ...NOTHING_ELSE, ...wantedOf(name) }),
    isHere: isAsked(list, wantedOf(name)),
  }));
  return (
    <div className="mb-3">
      <PageTabs label={t('label')} pages={pages} here={pages.find(({ isHere }) => isHere)?.name ?? ''} />
    </div>
  );
}
