'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { INSTANCE, INSTANCE_RESOURCES } from '@/lib/queries/instance-resources';
import { useList } from '@/lib/queries/use-list';
import { CARRIER_STATES } from '@/lib/schemas/carrier-pages';
import { FilterBar } from '../../filters/FilterBar';
import { ListSection } from '../../filters/ListSection';
import { RowCount } from '../../filters/RowCount';
import { NEW_CARRIER_PAGE } from '../../layout/instance-pages';
import { ButtonLink } from '../../ui/ButtonLink';
import { EmptyNotice } from '../../ui/Notice';
import { PageHead } from '../../ui/PageHead';
import { Pager } from '../../ui/Pager';
import { TimesIn } from '../../ui/TimesIn';
import { CarrierOutages, NoRealCarrier } from '../CarrierOutages';
import { FailedDailyBackup } from '../FailedDailyBackup';
import { CarriersTable } from './CarriersTable';
import { DefaultNumbers } from './DefaultNumbers';
import { useCarrierDialogs } from './use-carrier-dialogs';

/** The ways out to the networks, how each is doing now, and one more. */
export function InstanceCarriers({ timeZone }: { timeZone: string }) {
  const t = useTranslations('instance.carriers');
  const titles = useTranslations('titles');
  const { list, read } = useList(INSTANCE_RESOURCES.carriers, INSTANCE);
  const { actions, dialog } = useCarrierDialogs(() => undefined);
  const labels = { search: t('search'), state: t('state') };
  const states = CARRIER_STATES.map((state) => [state, t(`filters.${state}`)] as const);
  return (
    <>
      <PageHead title={titles('instanceCarriers')} beside={<TimesIn timeZone={timeZone} />}>
        <ButtonLink look="primary" href={NEW_CARRIER_PAGE}>
          <Plus aria-hidden="true" className="size-4" />
          {t('add')}
        </ButtonLink>
      </PageHead>
      <FailedDailyBackup timeZone={timeZone} />
      <NoRealCarrier leads={false} />
      <CarrierOutages timeZone={timeZone} leads={false} />
      <DefaultNumbers />
      <FilterBar
        list={list}
        search={{ kind: 'text', of: 'carriers', name: 'search', label: labels.search }}
        fields={[{ kind: 'choice', name: 'state', label: labels.state, options: states }]}
        count={read.data && <RowCount shown={read.data.total} isAll isFiltered={list.isFiltered} />}
      />
      <ListSection list={list} labels={labels} label={t('list')} rows={3} read={read}>
        {({ carriers, total, page }) =>
          total > 0 ? (
            <>
              <CarriersTable carriers={carriers} timeZone={timeZone} {...actions} />
              <p className="border-t border-line px-4 py-2 text-xs text-muted">{t('smallestFirst')}</p>
              <Pager page={page} total={total} hrefOf={(wanted) => list.hrefWith({ page: wanted })} />
            </>
          ) : (
            <EmptyNotice title={t('noMatch')}>{t('noMatchText')}</EmptyNotice>
          )
        }
      </ListSection>
      {dialog}
    </>
  );
}
