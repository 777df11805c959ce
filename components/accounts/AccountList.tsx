'use client';

import { useTranslations } from 'use-intl';
import { type AccountSort, CREDIT_LEVELS } from '@/lib/domain/account/account-list';
import { ACCOUNT_STATES } from '@/lib/domain/account/account-of-instance';
import { asList } from '@/lib/queries/use-list';
import { useListState } from '@/lib/queries/use-list-state';
import { useAccountList } from '@/lib/queries/use-own-accounts';
import { accountListQuery } from '@/lib/schemas/account';
import { FilterBar } from '../filters/FilterBar';
import { ListSection } from '../filters/ListSection';
import { RowCount } from '../filters/RowCount';
import { EmptyNotice } from '../ui/Notice';
import { PageHead } from '../ui/PageHead';
import { Pager } from '../ui/Pager';
import { AccountsTable } from './AccountsTable';

/** Telecom > SMS: the accounts of a panel user, each a way in. */
export function AccountList() {
  const t = useTranslations('accounts.list');
  const titles = useTranslations('titles');
  const state = useListState(accountListQuery);
  const list = asList(state);
  const { query, change } = state;
  const canBe = list.faults.length === 0;
  const read = useAccountList(query, canBe);
  const data = canBe ? read.data : undefined;
  const onOrder = (sort: AccountSort, direction: 'asc' | 'desc') => change({ sort, direction, page: undefined });
  const labels = { search: t('search'), state: t('state'), credit: t('credit') };
  return (
    <>
      <PageHead title={titles('accounts')} />
      {data?.all !== 0 && (
        <FilterBar
          list={list}
          search={{ kind: 'text', of: 'accounts', name: 'search', label: labels.search }}
          fields={[
            {
              kind: 'choice',
              name: 'state',
              label: labels.state,
              options: ACCOUNT_STATES.map((state) => [state, t(`states.${state}`)]),
            },
            {
              kind: 'choice',
              name: 'credit',
              label: labels.credit,
              options: CREDIT_LEVELS.map((level) => [level, t(`levels.${level}`)]),
            },
          ]}
          count={data && <RowCount shown={data.total} isAll isFiltered={list.isFiltered} />}
        />
      )}
      <ListSection list={list} labels={labels} label={titles('accounts')} rows={5} read={{ ...read, data }}>
        {({ accounts, total, all, page }) =>
          total > 0 ? (
            <>
              <AccountsTable accounts={accounts} sort={query.sort} direction={query.direction} onOrder={onOrder} />
              <Pager page={page} total={total} hrefOf={(wanted) => list.hrefWith({ page: wanted })} />
            </>
          ) : (
            <NoAccounts hasSome={all > 0} />
          )
        }
      </ListSection>
    </>
  );
}

function NoAccounts({ hasSome }: { hasSome: boolean }) {
  const t = useTranslations('accounts');
  return hasSome ? (
    <EmptyNotice title={t('list.noMatch')}>{t('list.noMatchText')}</EmptyNotice>
  ) : (
    <EmptyNotice title={t('none')}>{t('noneText')}</EmptyNotice>
  );
}
