'use client';

import { useLocale, useTranslations } from 'use-intl';
import {
  type AccountSort,
  arrangeAccounts,
  CREDIT_LEVELS,
  type ListedAccount,
} from '@/lib/domain/account/account-list';
import { ACCOUNT_STATES } from '@/lib/domain/account/account-of-instance';
import { asList } from '@/lib/queries/use-list';
import { useListState } from '@/lib/queries/use-list-state';
import { accountListQuery } from '@/lib/schemas/account';
import { FilterBar } from '../filters/FilterBar';
import { UnreadableParameters } from '../filters/UnreadableParameters';
import { EmptyNotice } from '../ui/Notice';
import { PageHead } from '../ui/PageHead';
import { AccountsTable } from './AccountsTable';

/** Telecom > SMS: the accounts of a panel user, each a way in. */
export function AccountList({ accounts }: { accounts: readonly ListedAccount[] }) {
  const t = useTranslations('accounts.list');
  const titles = useTranslations('titles');
  const states = useTranslations('instance.accounts');
  const { compare } = new Intl.Collator(useLocale(), { numeric: true });
  const state = useListState(accountListQuery);
  const list = asList(state);
  const { query, change } = state;
  const shown = arrangeAccounts(accounts, query, compare);
  const onOrder = (sort: AccountSort, direction: 'asc' | 'desc') => change({ sort, direction });
  return (
    <>
      <PageHead title={titles('accounts')} />
      {accounts.length > 0 && (
        <FilterBar
          list={list}
          search={{ kind: 'text', name: 'search', label: t('search') }}
          fields={[
            {
              kind: 'choice',
              name: 'state',
              label: states('state'),
              options: ACCOUNT_STATES.map((state) => [state, states(`states.${state}`)]),
            },
            {
              kind: 'choice',
              name: 'credit',
              label: t('credit'),
              options: CREDIT_LEVELS.map((level) => [level, t(`levels.${level}`)]),
            },
          ]}
          count={t('count', { shown: shown.length, all: accounts.length })}
        />
      )}
      {list.faults.length > 0 ? (
        <UnreadableParameters
          list={list}
          labels={{ search: t('search'), state: states('state'), credit: t('credit') }}
        />
      ) : (
        <section aria-label={titles('accounts')} className="mt-3 rounded-lg border border-line bg-surface shadow-card">
          {shown.length > 0 ? (
            <AccountsTable accounts={shown} sort={query.sort} direction={query.direction} onOrder={onOrder} />
          ) : (
            <NoAccounts hasSome={accounts.length > 0} />
          )}
        </section>
      )}
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
