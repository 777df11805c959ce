'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ChevronDown, Plus, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { accountKeys, accountQuery, apiUsersQuery } from '@/lib/queries/account-queries';
import { useUrlState } from '@/lib/queries/use-url-state';
import type { ActionResult } from '@/lib/schemas/action-result';
import { type ApiUserRow, apiUserListQuery } from '@/lib/schemas/api-user';
import { useAnnounce } from '../ui/Announcer';
import { Button } from '../ui/Button';
import { Menu } from '../ui/Menu';
import { EmptyNotice, ErrorNotice } from '../ui/Notice';
import { Pager } from '../ui/Pager';
import { SearchField } from '../ui/SearchField';
import { TableSkeleton } from '../ui/Skeleton';
import { AddApiUserDialog } from './AddApiUserDialog';
import { ApiUsersTable } from './ApiUsersTable';
import { QuotaDialog } from './QuotaDialog';

export type ApiUserActions = {
  readonly add: (input: unknown) => Promise<ActionResult>;
  readonly changeQuota: (login: string, input: unknown) => Promise<ActionResult>;
};

type Props = { serviceName: string; http2smsUrl: string; actions: ApiUserActions };
type OpenDialog = { kind: 'add' } | { kind: 'quota'; user: ApiUserRow } | null;

export function ApiUsersPanel({ serviceName, http2smsUrl, actions }: Props) {
  const client = useQueryClient();
  const announce = useAnnounce();
  const { parameters, hrefWith, change } = useUrlState();
  const query = apiUserListQuery.parse(Object.fromEntries(parameters));
  const users = useQuery(apiUsersQuery(serviceName, query));
  const { data: account } = useQuery(accountQuery(serviceName));
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const mayChange = account?.role === 'owner';

  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: accountKeys.apiUsers(serviceName) }),
      client.invalidateQueries({ queryKey: accountKeys.account(serviceName) }),
    ]);
  const done = (message: string) => {
    announce(message);
    void refresh();
  };
  const add = () => setDialog({ kind: 'add' });

  return (
    <>
      <div className="mb-5 flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl font-semibold tracking-tight">Manage user accounts</h1>
        <Menu
          trigger={
            <Button look="primary">
              Actions <ChevronDown aria-hidden="true" className="size-4" />
            </Button>
          }
          entries={[
            ...(mayChange
              ? [{ label: 'Add', icon: <Plus aria-hidden="true" className="size-4" />, onSelect: add }]
              : []),
            {
              label: 'Refresh',
              icon: <RefreshCw aria-hidden="true" className="size-4" />,
              onSelect: () => void refresh().then(() => announce('The list is up to date.')),
            },
          ]}
        />
      </div>
      <SearchField
        label="Search API users"
        value={query.search}
        onChange={(search) => change({ search, page: undefined })}
      />
      <section
        aria-label="API users"
        aria-busy={users.isFetching}
        className="mt-4 overflow-hidden rounded-xl border border-line bg-surface shadow-card"
      >
        {users.isPending && <TableSkeleton rows={5} label="Loading API users" />}
        {users.isError && (
          <div className="p-4">
            <ErrorNotice action={<Button onClick={() => void users.refetch()}>Try again</Button>}>
              {users.error.message}
            </ErrorNotice>
          </div>
        )}
        {users.data && users.data.total > 0 && (
          <ApiUsersTable
            users={users.data.users}
            sort={query.sort}
            direction={query.direction}
            onSort={(sort, direction) => change({ sort, direction, page: undefined })}
            onQuota={mayChange ? (user) => setDialog({ kind: 'quota', user }) : undefined}
          />
        )}
        {users.data?.total === 0 && query.search !== '' && (
          <EmptyNotice
            title="No API user matches"
            action={<Button onClick={() => change({ search: '' })}>Show all</Button>}
          >
            No login contains “{query.search}”.
          </EmptyNotice>
        )}
        {users.data?.total === 0 && query.search === '' && (
          <EmptyNotice
            title="No API user yet"
            action={
              mayChange && (
                <Button look="primary" onClick={add}>
                  Add an API user
                </Button>
              )
            }
          >
            An API user is a login of its own for a script, so that you always see who sent what.
          </EmptyNotice>
        )}
      </section>
      {users.data && <Pager page={users.data.page} total={users.data.total} hrefOf={(page) => hrefWith({ page })} />}
      {dialog?.kind === 'add' && (
        <AddApiUserDialog
          serviceName={serviceName}
          http2smsUrl={http2smsUrl}
          action={actions.add}
          onDone={(login) => done(`API user ${login} was added.`)}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog?.kind === 'quota' && account && (
        <QuotaDialog
          user={dialog.user}
          creditsLeft={account.creditsLeft}
          action={(input) => actions.changeQuota(dialog.user.login, input)}
          onDone={() => {
            setDialog(null);
            done(`The quota of ${dialog.user.login} was changed.`);
          }}
          onClose={() => setDialog(null)}
        />
      )}
    </>
  );
}
