'use client';

import { useTranslations } from 'use-intl';
import { AUDITED } from '@/lib/domain/authorisation/audited';
import { RESOURCES } from '@/lib/queries/resources';
import { type List, useList } from '@/lib/queries/use-list';
import { useResource } from '@/lib/queries/use-resource';
import type { AuditList } from '@/lib/schemas/audit';
import { FilterBar } from '../filters/FilterBar';
import type { FilterField } from '../filters/filter-field';
import { ListSection } from '../filters/ListSection';
import { RowCount } from '../filters/RowCount';
import { useExactFilter } from '../filters/use-exact-filter';
import { EmptyNotice } from '../ui/Notice';
import { OlderLink } from '../ui/OlderLink';
import { PageHead } from '../ui/PageHead';
import { AuditEntry } from './AuditEntry';

/** Who changed what, when and from where. */
export function AuditLog({ serviceName }: { serviceName: string }) {
  const t = useTranslations('audit');
  const titles = useTranslations('titles');
  const { list, query, read } = useList(RESOURCES.audit, serviceName);
  const { data: account } = useResource(RESOURCES.account, serviceName, {});
  const timeZone = account?.timeZone ?? 'UTC';
  return (
    <>
      <PageHead title={titles('audit')} />
      <Filters list={list} timeZone={timeZone} shown={read.data} isFirst={query.before === undefined} />
      <ListSection list={list} label={t('list')} rows={5} read={read}>
        {({ rows, searchedTo }) =>
          rows.length === 0 ? (
            <EmptyNotice title={searchedTo === null ? t('none') : t('noneSoFar')}>{t('noneText')}</EmptyNotice>
          ) : (
            <ul className="divide-y divide-line">
              {rows.map((entry) => (
                <AuditEntry key={entry.id} entry={entry} timeZone={timeZone} />
              ))}
            </ul>
          )
        }
      </ListSection>
      {read.data?.hasOlder && (
        <OlderLink
          href={list.hrefWith({ before: read.data.searchedTo ?? read.data.rows.at(-1)?.id })}
          searching={read.data.searchedTo !== null}
        />
      )}
    </>
  );
}

type FiltersProps = { list: List; timeZone: string; shown: AuditList | undefined; isFirst: boolean };

function Filters({ list, timeZone, shown, isFirst }: FiltersProps) {
  const t = useTranslations('audit');
  const exact = useExactFilter(list);
  const fields: FilterField[] = [
    { kind: 'period', timeZone },
    {
      kind: 'choice',
      name: 'action',
      label: t('change'),
      options: AUDITED.map((action) => [action, t(`actions.${action}`)]),
    },
    { kind: 'text', name: 'actor', label: t('who') },
    ...exact,
  ];
  return (
    <FilterBar
      list={list}
      search={{ kind: 'text', name: 'subject', label: t('subject') }}
      fields={fields}
      count={shown && <RowCount shown={shown.rows.length} isAll={isFirst && !shown.hasOlder} />}
    />
  );
}
