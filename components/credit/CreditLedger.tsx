'use client';

import { Download } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { MOVEMENT_KINDS } from '@/lib/domain/ledger/movement';
import { panelUrl } from '@/lib/queries/fetch-json';
import { RESOURCES } from '@/lib/queries/resources';
import { useListState } from '@/lib/queries/use-list-state';
import { useResource } from '@/lib/queries/use-resource';
import type { MovementFilterQuery } from '@/lib/schemas/movement';
import { UnreadableParameters } from '../layout/UnreadableParameters';
import { buttonLook } from '../ui/button-look';
import { EmptyNotice } from '../ui/Notice';
import { OlderLink } from '../ui/OlderLink';
import { PageHead } from '../ui/PageHead';
import { PeriodFields } from '../ui/PeriodFields';
import { QuerySection } from '../ui/QuerySection';
import { SearchField } from '../ui/SearchField';
import { SelectField } from '../ui/SelectField';
import { CreditForecast } from './CreditForecast';
import { MovementSums } from './MovementSums';
import { MovementsTable } from './MovementsTable';

/** Every movement of the account's credit and of its quotas, with its cause. */
export function CreditLedger({ serviceName }: { serviceName: string }) {
  const t = useTranslations('credit');
  const titles = useTranslations('titles');
  const { query, faults, hrefWith, change } = useListState(RESOURCES.movements.query);
  const log = useResource(RESOURCES.movements, serviceName, query);
  const { data: account } = useResource(RESOURCES.account, serviceName, {});
  const timeZone = account?.timeZone ?? 'UTC';
  const { kind, login, from, to } = query;
  const filters = { kind, login, from, to };
  return (
    <>
      <PageHead title={titles('credit')}>
        <a href={panelUrl(serviceName, 'movements/export', filters)} download className={buttonLook('secondary')}>
          <Download aria-hidden="true" className="size-4" />
          {t('export')}
        </a>
      </PageHead>
      <CreditForecast serviceName={serviceName} creditsLeft={account?.creditsLeft} />
      <Filters query={filters} onChange={(filter) => change({ ...filter, before: undefined })} />
      <UnreadableParameters faults={faults} hrefWith={hrefWith} />
      <MovementSums serviceName={serviceName} filters={filters} timeZone={timeZone} />
      <QuerySection label={t('list')} rows={8} read={log}>
        {({ movements, searchedTo }) =>
          movements.length > 0 ? (
            <MovementsTable serviceName={serviceName} movements={movements} timeZone={timeZone} />
          ) : (
            <NoMovements
              filtered={Object.values(query).some((value) => value !== '' && value !== undefined)}
              searching={searchedTo !== null}
            />
          )
        }
      </QuerySection>
      {log.data?.hasOlder && (
        <OlderLink
          href={hrefWith({ before: log.data.searchedTo ?? log.data.movements.at(-1)?.id })}
          searching={log.data.searchedTo !== null}
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

type FiltersProps = {
  query: MovementFilterQuery;
  onChange: (filter: Partial<Record<keyof MovementFilterQuery, string>>) => void;
};

function Filters({ query, onChange }: FiltersProps) {
  const t = useTranslations('credit');
  return (
    <div className="flex flex-wrap gap-3">
      <SearchField label={t('apiUser')} value={query.login} onChange={(login) => onChange({ login })} />
      <SelectField
        label={t('kind')}
        value={query.kind}
        options={[['', t('anyKind')], ...MOVEMENT_KINDS.map((kind) => [kind, t(`kinds.${kind}`)] as const)]}
        onChange={(kind) => onChange({ kind })}
      />
      <PeriodFields period={query} onChange={onChange} />
    </div>
  );
}
