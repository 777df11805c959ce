'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { API_USER_FILTER_NAMES, API_USER_FILTERS, type ApiUserFilterName } from '@/lib/domain/api-user/api-user';
import { can } from '@/lib/domain/authorisation/policy';
import { RESOURCES } from '@/lib/queries/resources';
import { useList } from '@/lib/queries/use-list';
import { useResource } from '@/lib/queries/use-resource';
import { ORIGINAL_COLUMNS, USUAL_COLUMNS } from '@/lib/schemas/shown-columns';
import { ColumnsMenu } from '../filters/ColumnsMenu';
import { ExportLink } from '../filters/ExportLink';
import { FilterBar } from '../filters/FilterBar';
import type { FilterOption } from '../filters/filter-field';
import { ListSection } from '../filters/ListSection';
import { RowCount } from '../filters/RowCount';
import { useRole } from '../layout/use-role';
import { useTimeZone } from '../layout/use-time-zone';
import { useAnnounce } from '../ui/Announcer';
import { Button } from '../ui/Button';
import { EmptyNotice } from '../ui/Notice';
import { PageHead } from '../ui/PageHead';
import { Pager } from '../ui/Pager';
import { refusedPage } from '../ui/refused-page';
import { TextLink } from '../ui/TextLink';
import { ActionsMenu } from './ActionsMenu';
import { COLUMNS } from './ApiUserColumns';
import { ApiUserDialog } from './ApiUserDialog';
import { ApiUsersSummary } from './ApiUsersSummary';
import { ApiUsersTable } from './ApiUsersTable';
import { useApiUserActions } from './use-api-user-actions';
import { useShownColumns } from './use-shown-columns';

type Props = {
  serviceName: string;
  http2smsUrl: string;
  ownAddress: string;
  ownEmail: string;
  /** The cookie that keeps which columns are shown. */
  keptColumns: string;
};

export function ApiUsersPanel({ serviceName, http2smsUrl, ownAddress, ownEmail, keptColumns }: Props) {
  const t = useTranslations('apiUsers');
  const { list, query, change, read } = useList(RESOURCES.apiUsers, serviceName);
  const { data: account } = useResource(RESOURCES.account, serviceName, {});
  const timeZone = useTimeZone(serviceName);
  const { dialog, setDialog, done, refresh, enable } = useApiUserActions(serviceName);
  const { shown, choose } = useShownColumns({ serviceName, person: ownEmail, atFirst: keptColumns });
  const announce = useAnnounce();
  const role = useRole(serviceName);
  const add = can(role, 'api-user.add') ? () => setDialog('add') : undefined;
  const isFiltered = query.search !== '' || API_USER_FILTER_NAMES.some((name) => query[name] !== '');
  const fields = useFilterFields();
  const labels = { search: t('search'), ...Object.fromEntries(fields.map(({ name, label }) => [name, label])) };
  const { data } = read;
  return (
    <>
      <PageHead
        title={t('manage')}
        beside={
          <div className="max-sm:-my-1.5 max-sm:[&_a]:inline-flex max-sm:[&_a]:min-h-11 max-sm:[&_a]:items-center">
            <TextLink href={refusedPage(serviceName)}>{t('refused')}</TextLink>
          </div>
        }
      >
        <ExportLink
          serviceName={serviceName}
          path="users"
          list={list}
          query={{ ...query, page: undefined }}
          page={data && { rows: data.users, searchedTo: null }}
        />
        <ActionsMenu
          onAdd={add}
          onAlerts={can(role, 'alert.change-templates') ? () => setDialog('alerts') : undefined}
          onRefresh={() => void refresh().then(() => announce(t('upToDate')))}
        />
        {add && (
          <Button look="primary" onClick={add}>
            <Plus aria-hidden="true" className="size-4" />
            {t('addOne')}
          </Button>
        )}
      </PageHead>
      {data && <ApiUsersSummary trouble={data.trouble} list={list} />}
      <FilterBar
        list={list}
        search={{ kind: 'text', of: 'apiUsers', name: 'search', label: t('search') }}
        fields={fields}
        count={data && <RowCount shown={data.total} isAll isFiltered={isFiltered} />}
      >
        <ColumnsMenu
          columns={COLUMNS.flatMap(({ sort, isTitle }) => (isTitle ? [] : [[sort, t(`columns.${sort}`)] as const]))}
          shown={shown}
          presets={[
            [t('usualColumns'), USUAL_COLUMNS],
            [t('originalColumns'), ORIGINAL_COLUMNS],
          ]}
          onChoose={choose}
        />
      </FilterBar>
      <ListSection list={list} labels={labels} label={t('list')} rows={5} read={read}>
        {(found) =>
          found.total > 0 ? (
            <ApiUsersTable
              found={found}
              shown={shown}
              sort={query.sort}
              direction={query.direction}
              onSort={(sort, direction) => change({ sort, direction, page: undefined })}
              role={role}
              serviceName={serviceName}
              timeZone={timeZone}
              hasAccountUrl={account !== undefined && account.callbackUrl !== null}
              onOpen={(Dialog, user) => setDialog({ Dialog, user })}
              onEnable={(user) => void enable(user)}
              footer={
                <Pager page={found.page} total={found.total} hrefOf={(wanted) => list.hrefWith({ page: wanted })} />
              }
            />
          ) : (
            <EmptyNotice title={t(isFiltered ? 'noMatch' : 'none')}>
              {t(isFiltered ? 'noMatchText' : 'noneText')}
            </EmptyNotice>
          )
        }
      </ListSection>
      {dialog && account && (
        <ApiUserDialog
          dialog={dialog}
          account={account}
          rows={data?.users ?? []}
          http2smsUrl={http2smsUrl}
          ownAddress={ownAddress}
          ownEmail={ownEmail}
          onSaved={done}
          onClose={() => setDialog(null)}
        />
      )}
    </>
  );
}

/** By what is set, and how it fares. */
function useFilterFields() {
  const t = useTranslations('apiUsers.filters');
  const { quota, limit, callback, restrictions, state } = API_USER_FILTERS;
  return [
    choice(
      'quota',
      t('quota.label'),
      quota.map((one) => [one, t(`quota.${one}`)]),
    ),
    choice(
      'limit',
      t('limit.label'),
      limit.map((one) => [one, t(`limit.${one}`)]),
    ),
    choice(
      'callback',
      t('callback.label'),
      callback.map((one) => [one, t(`callback.${one}`)]),
    ),
    choice(
      'restrictions',
      t('restrictions.label'),
      restrictions.map((one) => [one, t(`restrictions.${one}`)]),
    ),
    choice(
      'state',
      t('state.label'),
      state.map((one) => [one, t(`state.${one}`)]),
    ),
  ];
}

const choice = (name: ApiUserFilterName, label: string, options: readonly FilterOption[]) =>
  ({ kind: 'choice', name, label, options }) as const;
