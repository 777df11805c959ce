'use client';

import { BellRing, ChevronDown, Download, Plus, RefreshCw } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { can } from '@/lib/domain/authorisation/policy';
import { disableApiUserAction } from '@/lib/panel/actions/api-users';
import { panelUrl } from '@/lib/queries/fetch-json';
import { RESOURCES } from '@/lib/queries/resources';
import { useInvalidation } from '@/lib/queries/use-invalidation';
import { useList } from '@/lib/queries/use-list';
import { useResource } from '@/lib/queries/use-resource';
import type { ApiUserRow } from '@/lib/schemas/api-user';
import { ListSection } from '../filters/ListSection';
import { callAction } from '../forms/call-action';
import { useRole } from '../layout/use-role';
import { useTimeZone } from '../layout/use-time-zone';
import { useAnnounce } from '../ui/Announcer';
import { Button } from '../ui/Button';
import { Menu } from '../ui/Menu';
import { EmptyNotice } from '../ui/Notice';
import { PageHead } from '../ui/PageHead';
import { Pager } from '../ui/Pager';
import { SearchField } from '../ui/SearchField';
import { useFaultWords } from '../ui/use-fault-words';
import { ApiUserDialog, type OpenDialog } from './ApiUserDialog';
import { ApiUsersTable } from './ApiUsersTable';

type Props = {
  serviceName: string;
  http2smsUrl: string;
  ownAddress: string;
  ownEmail: string;
};

export function ApiUsersPanel({ serviceName, http2smsUrl, ownAddress, ownEmail }: Props) {
  const t = useTranslations('apiUsers');
  const { list, query, change, read } = useList(RESOURCES.apiUsers, serviceName);
  const { data: account } = useResource(RESOURCES.account, serviceName, {});
  const timeZone = useTimeZone(serviceName);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const announce = useAnnounce();
  const faultWords = useFaultWords();
  const invalidate = useInvalidation(serviceName);
  const refresh = () => invalidate(['api-users']);
  const role = useRole(serviceName);
  const wrong = list.faults.find(({ name }) => name === 'search');
  const add = can(role, 'api-user.add') ? () => setDialog('add') : undefined;
  const done = (message: string) => {
    announce(message);
    void refresh();
  };
  const showAll = () => {
    change({ search: '', page: undefined });
    // The button that was pressed goes away.
    search.current?.focus();
  };
  const disable = async ({ login, disabled }: ApiUserRow) => {
    const result = await callAction(() => disableApiUserAction(serviceName, login, { disabled: !disabled }));
    if (result.ok) done(disabled ? t('done.enabled', { login }) : t('done.disabled', { login }));
    else announce(faultWords(result.fault), 'bad');
  };
  return (
    <>
      <PageHead title={t('manage')}>
        <ActionsMenu
          onAdd={add}
          onAlerts={can(role, 'alert.change-templates') ? () => setDialog('alerts') : undefined}
          onExport={() => window.location.assign(panelUrl(serviceName, 'users/export', { ...query, page: '' }))}
          onRefresh={() => void refresh().then(() => announce(t('upToDate')))}
        />
      </PageHead>
      <SearchField
        ref={search}
        label={t('search')}
        value={list.askedFor('search')}
        fault={wrong && faultWords(wrong.fault)}
        onChange={(search) => change({ search, page: undefined })}
      />
      <ListSection list={list} labels={{ search: t('search') }} label={t('list')} rows={5} read={read}>
        {({ users, total, page }) =>
          total > 0 ? (
            <ApiUsersTable
              users={users}
              sort={query.sort}
              direction={query.direction}
              onSort={(sort, direction) => change({ sort, direction, page: undefined })}
              role={role}
              serviceName={serviceName}
              timeZone={timeZone}
              onOpen={(Dialog, user) => setDialog({ Dialog, user })}
              onDisable={(user) => void disable(user)}
              footer={<Pager page={page} total={total} hrefOf={(wanted) => list.hrefWith({ page: wanted })} />}
            />
          ) : (
            <NoApiUsers search={query.search} onShowAll={showAll} onAdd={add} />
          )
        }
      </ListSection>
      {dialog && account && (
        <ApiUserDialog
          dialog={dialog}
          account={account}
          rows={read.data?.users ?? []}
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

type ActionsMenuProps = {
  onAdd: (() => void) | undefined;
  onAlerts: (() => void) | undefined;
  onRefresh: () => void;
  onExport: () => void;
};

function ActionsMenu({ onAdd, onAlerts, onRefresh, onExport }: ActionsMenuProps) {
  const t = useTranslations('apiUsers');
  return (
    <Menu
      trigger={
        <Button look="primary">
          {t('actions')} <ChevronDown aria-hidden="true" className="size-4" />
        </Button>
      }
      entries={[
        ...(onAdd ? [{ label: t('add'), icon: <Plus aria-hidden="true" className="size-4" />, onSelect: onAdd }] : []),
        ...(onAlerts
          ? [{ label: t('alerts'), icon: <BellRing aria-hidden="true" className="size-4" />, onSelect: onAlerts }]
          : []),
        { label: t('refresh'), icon: <RefreshCw aria-hidden="true" className="size-4" />, onSelect: onRefresh },
        { label: t('exportCsv'), icon: <Download aria-hidden="true" className="size-4" />, onSelect: onExport },
      ]}
    />
  );
}

type NoApiUsersProps = { search: string; onShowAll: () => void; onAdd: (() => void) | undefined };

function NoApiUsers({ search, onShowAll, onAdd }: NoApiUsersProps) {
  const t = useTranslations('apiUsers');
  if (search !== '') {
    return (
      <EmptyNotice title={t('noMatch')} action={<Button onClick={onShowAll}>{t('showAll')}</Button>}>
        {t('noMatchText', { search })}
      </EmptyNotice>
    );
  }
  return (
    <EmptyNotice
      title={t('none')}
      action={
        onAdd && (
          <Button look="primary" onClick={onAdd}>
            {t('addOne')}
          </Button>
        )
      }
    >
      {t('noneText')}
    </EmptyNotice>
  );
}
