'use client';

import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../ui/Button';
import { CodeSample } from '../ui/CodeSample';
import { IconButton } from '../ui/IconButton';
import { Menu } from '../ui/Menu';
import { EmptyNotice, ErrorNotice, TroubleNotice, WarningNotice } from '../ui/Notice';
import { Pager } from '../ui/Pager';
import { Panel } from '../ui/Panel';
import { TableSkeleton } from '../ui/Skeleton';
import { Status } from '../ui/Status';
import { type Column, Table } from '../ui/Table';

type Sent = { readonly login: string; readonly failed: boolean; readonly host: string | null; readonly sent: number };

const ROWS: readonly Sent[] = [
  { login: 'billing-batch', failed: false, host: 'billing.shop.example', sent: 5000 },
  { login: 'crm-production-europe-west-with-a-login-that-is-long', failed: true, host: null, sent: 7588 },
  { login: 'kiosk-lyon', failed: false, host: null, sent: 0 },
];

type Name = 'login' | 'state' | 'host' | 'sent';
type Order = { readonly by: Name; readonly direction: 'asc' | 'desc' };

const COLUMNS: readonly Column<Sent, Name>[] = [
  { name: 'login', head: 'Login', isTitle: true, cell: ({ login }) => <span className="wrap-anywhere">{login}</span> },
  {
    name: 'state',
    head: 'Callback',
    cell: ({ failed }) => <Status signal={failed ? 'bad' : 'good'}>{failed ? 'Failing' : 'Answered'}</Status>,
  },
  { name: 'host', head: 'Host', priority: 2, cell: ({ host }) => host },
  { name: 'sent', head: 'Sent', numeric: true, priority: 3, cell: ({ sent }) => String(sent) },
];

const actions = {
  head: 'Actions',
  of: ({ login }: Sent) => (
    <Menu
      trigger={
        <IconButton label={`Actions for ${login}`}>
          <Ellipsis aria-hidden="true" />
        </IconButton>
      }
      entries={[{ label: 'Quota', onSelect: () => undefined }]}
    />
  ),
};

/** What lists show: rows, nothing, what went wrong, what is on its way. */
export function DesignLists() {
  const [order, setOrder] = useState<Order>({ by: 'login', direction: 'asc' });
  return (
    <>
      <Panel title="Table">
        <Table
          columns={COLUMNS}
          rows={ROWS}
          keyOf={({ login }) => login}
          order={{ ...order, onOrder: (by, direction) => setOrder({ by, direction }) }}
          actions={actions}
        />
        <Pager page={2} total={120} hrefOf={(page) => `?page=${page}`} />
      </Panel>
      <Panel title="Notices">
        <div className="flex flex-col gap-3 p-4">
          <ErrorNotice action={<Button>Try again</Button>}>The list could not be loaded.</ErrorNotice>
          <TroubleNotice>Blocked now: its quota is 0.</TroubleNotice>
          <WarningNotice>At 0 the API user is blocked.</WarningNotice>
          <CodeSample>{"curl 'https://sms.example/cgi-bin/sms/http2sms.cgi'"}</CodeSample>
        </div>
      </Panel>
      <Panel title="Nothing yet">
        <EmptyNotice title="No API user yet" action={<Button look="primary">Add</Button>}>
          Each script gets a login of its own.
        </EmptyNotice>
      </Panel>
      <Panel title="On its way">
        <TableSkeleton rows={3} label="Loading messages" />
      </Panel>
    </>
  );
}
