'use client';

import { useTranslations } from 'use-intl';
import { ACCOUNT_STATES } from '@/lib/domain/account/account-of-instance';
import { INSTANCE, INSTANCE_RESOURCES } from '@/lib/queries/instance-resources';
import { useList } from '@/lib/queries/use-list';
import { FilterBar } from '../filters/FilterBar';
import { ListSection } from '../filters/ListSection';
import { EmptyNotice } from '../ui/Notice';
import { PageHead } from '../ui/PageHead';
import { Pager } from '../ui/Pager';
import { InstanceAccountsTable } from './InstanceAccountsTable';

/** Every account of the instance. */
export function InstanceAccounts({ timeZone }: { timeZone: string }) {
  const t = useTranslations('instance.accounts');
  const titles = useTranslations('titles');
  const { list, query, change, read } = useList(INSTANCE_RESOURCES.accounts, INSTANCE);
  const search = { kind: 'text', name: 'search', label: t('search') } as const;
  const state = {
    kind: 'choice',
    name: 'state',
    label: t('state'),
    options: ACCOUNT_STATES.map((one) => [one, t(`states.${one}`)] as const),
  } as const;
  return (
    <>
      <PageHead title={titles('instanceAccounts')} />
      <FilterBar
        list={list}
        search={search}
        fields={[state]}
        count={read.data && t('count', { count: read.data.total })}
      />
      <ListSection
        list={list}
        labels={{ search: search.label, state: state.label }}
        label={t('list')}
        rows={5}
        read={read}
      >
        {({ accounts, total, page }) =>
          total > 0 ? (
            <>
              <InstanceAccountsTable
                accounts={accounts}
                order={query}
                onOrder={(order) => change({ ...order, page: undefined })}
                timeZone={timeZone}
              />
              <Pager page={page} total={total} hrefOf={(wanted) => list.hrefWith({ page: wanted })} />
            </>
          ) : (
            <EmptyNotice title={t('noMatch')}>{t('noMatchText')}</EmptyNotice>
          )
        }
      </ListSection>
    </>
  );
}
