'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ChevronDown, Plus, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { accountKeys, accountQuery, apiUsersQuery } from '@/lib/queries/account-queries';
import { useUrlState } from '@/lib/queries/use-url-state';
import { apiUserListQuery } from '@/lib/schemas/api-user';
import { useAnnounce } from '../ui/Announcer';
import { Button } from '../ui/Button';
import { Menu } from '../ui/Menu';
import { EmptyNotice } from '../ui/Notice';
import { Pager } from '../ui/Pager';
import { QuerySection } from '../ui/QuerySection';
import { SearchField } from '../ui/SearchField';
import { type ApiUserActions, ApiUserDialog, type OpenDialog } from './ApiUserDialog';
import { ApiUsersTable } from './ApiUsersTable';

type Props = { serviceName: string; http2smsUrl: string; actions: ApiUserActions };

export function ApiUsersPanel({ serviceName, http2smsUrl, actions }: Props) {
  const { parameters, hrefWith, change } = useUrlState();
  const query = apiUserListQuery.parse(Object.fromEntries(parameters));
  const read = useQuery(apiUsersQuery(serviceName, query));
  const { data: account } = useQuery(accountQuery(serviceName));
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const announce = useAnnounce();
  const refresh = useRefresh(serviceName);
  const add = account?.role === 'owner' ? () => setDialog({ kind: 'add' }) : undefined;
  return (
    <>
      <div className="mb-5 flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl font-semibold tracking-tight">Manage user accounts</h1>
        <ActionsMenu onAdd={add} onRefresh={() => void refresh().then(() => announce('The list is up to date.'))} />
      </div>
      <SearchField
        label="Search API users"
        value={query.search}
        onChange={(search) => change({ search, page: undefined })}
      />
      <QuerySection label="API users" rows={5} read={read}>
        {({ users, total, page }) =>
          total > 0 ? (
            <ApiUsersTable
              users={users}
              sort={query.sort}
              direction={query.direction}
              onSort={(sort, direction) => change({ sort, direction, page: undefined })}
              onOpen={add && ((kind, user) => setDialog({ kind, user }))}
              footer={<Pager page={page} total={total} hrefOf={(wanted) => hrefWith({ page: wanted })} />}
            />
          ) : (
            <NoApiUsers search={query.search} onShowAll={() => change({ search: '' })} onAdd={add} />
          )
        }
      </QuerySection>
      {dialog && account && (
        <ApiUserDialog
          dialog={dialog}
          account={account}
          http2smsUrl={http2smsUrl}
          actions={actions}
          onDone={(message) => {
            announce(message);
            void refresh();
          }}
          onClose={() => setDialog(null)}
        />
      )}
    </>
  );
}

function useRefresh(serviceName: string) {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: accountKeys.apiUsers(serviceName) }),
      client.invalidateQueries({ queryKey: accountKeys.account(serviceName) }),
    ]);
}

function ActionsMenu({ onAdd, onRefresh }: { onAdd: (() => void) | undefined; onRefresh: () => void }) {
  return (
    <Menu
      trigger={
        <Button look="primary">
          Actions <ChevronDown aria-hidden="true" className="size-4" />
        </Button>
      }
      entries={[
        ...(onAdd ? [{ label: 'Add', icon: <Plus aria-hidden="true" className="size-4" />, onSelect: onAdd }] : []),
        { label: 'Refresh', icon: <RefreshCw aria-hidden="true" className="size-4" />, onSelect: onRefresh },
      ]}
    />
  );
}

type NoApiUsersProps = { search: string; onShowAll: () => void; onAdd: (() => void) | undefined };

function NoApiUsers({ search, onShowAll, onAdd }: NoApiUsersProps) {
  if (search !== '') {
    return (
      <EmptyNotice title="No API user matches" action={<Button onClick={onShowAll}>Show all</Button>}>
        No login contains “{search}”.
      </EmptyNotice>
    );
  }
  return (
    <EmptyNotice
      title="No API user yet"
      action={
        onAdd && (
          <Button look="primary" onClick={onAdd}>
            Add an API user
          </Button>
        )
      }
    >
      An API user is a login of its own for a script, so that you always see who sent what.
    </EmptyNotice>
  );
}
