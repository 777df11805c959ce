'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { AccountDetails } from '@/lib/schemas/account';
import type { ApiUserRow, ApiUserSort } from '@/lib/schemas/api-user';
import { type Direction, SortFields } from '../filters/SortFields';
import { Table } from '../ui/Table';
import { useFormat } from '../ui/use-format';
import { COLUMNS } from './ApiUserColumns';
import { type RowActions, RowMenu } from './RowMenu';

type Props = RowActions & {
  users: readonly ApiUserRow[];
  sort: ApiUserSort;
  direction: Direction;
  onSort: (sort: ApiUserSort, direction: Direction) => void;
  role: AccountDetails['role'];
  serviceName: string;
  timeZone: string;
  footer: ReactNode;
};

/** The API users in their order; on a phone, where there are no heads to press, it is chosen above them. */
export function ApiUsersTable({ users, role, serviceName, timeZone, onOpen, onDisable, footer, ...order }: Props) {
  const t = useTranslations('apiUsers');
  const format = useFormat();
  const shown = { serviceName, timeZone, format };
  return (
    <>
      <SortFields {...order} options={COLUMNS.map(({ sort }) => [sort, t(`columns.${sort}`)] as const)} />
      <Table
        columns={COLUMNS.map(({ sort, cell, ...column }) => ({
          ...column,
          name: sort,
          head: t(`columns.${sort}`),
          cell: (user: ApiUserRow) => cell(user, shown),
        }))}
        rows={users}
        keyOf={({ login }) => login}
        order={{ by: order.sort, direction: order.direction, onOrder: order.onSort }}
        actions={{
          head: t('actions'),
          of: (user) => <RowMenu user={user} role={role} onOpen={onOpen} onDisable={onDisable} />,
        }}
      />
      {footer}
    </>
  );
}
