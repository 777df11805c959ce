'use client';

import { Download } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { MOVEMENT_KINDS } from '@/lib/domain/ledger/movement';
import { panelUrl } from '@/lib/queries/fetch-json';
import { RESOURCES } from '@/lib/queries/resources';
import { type List, useList } from '@/lib/queries/use-list';
import { useResource } from '@/lib/queries/use-resource';
import type { MovementList } from '@/lib/schemas/movement';
import { FilterBar } from '../filters/FilterBar';
import type { FilterField } from '../filters/filter-field';
import { ListSection } from '../filters/ListSection';
import { RowCount } from '../filters/RowCount';
import { buttonLook } from '../ui/button-look';
import { EmptyNotice } from '../ui/Notice';
import { OlderLink } from '../ui/OlderLink';
import { PageHead } from '../ui/PageHead';
import { CreditForecast } from './CreditForecast';
import { MovementSums } from './MovementSums';
import { MovementsTable } from './MovementsTable';

/** Every movement of the account's credit and of its quotas, with its cause. */
export function CreditLedger({ serviceName }: { serviceName: string }) {
  const t = useTranslations('credit');
  const titles = useTranslations('titles');
  const { list, query, read } = useList(RESOURCES.movements, serviceName);
  const { data: account } = useResource(RESOURCES.account, serviceName, {});
  const timeZone = account?.timeZone ?? 'UTC';
  const { before, ...filters } = query;
  const canBe = list.faults.length === 0;
  return (
    <>
      <PageHead title={titles('credit')}>
        {canBe && (
          <a href={panelUrl(serviceName, 'movements/export', filters)} download className={buttonLook('secondary')}>
            <Download aria-hidden="true" className="size-4" />
            {t('export')}
          </a>
        )}
      </PageHead>
      <CreditForecast serviceName={serviceName} creditsLeft={account?.creditsLeft} />
      <Filters list={list} timeZone={timeZone} shown={read.data} isFirst={before === undefined} />
      {canBe && <MovementSums serviceName={serviceName} filters={filters} timeZone={timeZone} />}
      <ListSection list={list} label={t('list')} rows={8} read={read}>
        {({ rows, searchedTo }) =>
          rows.length > 0 ? (
            <MovementsTable serviceName={serviceName} movements={rows} timeZone={timeZone} />
          ) : (
            <NoMovements filtered={list.isFiltered} searching={searchedTo !== null} />
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

function NoMovements({ filtered, searching }: { filtered: boolean; searching: boolean }) {
  const t = useTranslations('credit');
  if (searching) return <EmptyNotice title={t('noMatchSoFar')}>{t('noMatchSoFarText')}</EmptyNotice>;
  if (filtered) return <EmptyNotice title={t('noMatch')}>{t('noMatchText')}</EmptyNotice>;
  return <EmptyNotice title={t('none')}>{t('noneText')}</EmptyNotice>;
}

type FiltersProps = { list: List; timeZone: string; shown: MovementList | undefined; isFirst: boolean };

function Filters({ list, timeZone, shown, isFirst }: FiltersProps) {
  const t = useTranslations('credit');
  const fields: FilterField[] = [
    { kind: 'period', timeZone },
    {
      kind: 'choice',
      name: 'kind',
      label: t('kind'),
      options: MOVEMENT_KINDS.map((kind) => [kind, t(`kinds.${kind}`)]),
    },
    { kind: 'text', name: 'message', label: t('messageId'), isNumber: true },
  ];
  return (
    <FilterBar
      list={list}
      search={{ kind: 'text', name: 'login', label: t('apiUser') }}
      fields={fields}
      count={shown && <RowCount shown={shown.rows.length} isAll={isFirst && !shown.hasOlder} />}
    />
  );
}
