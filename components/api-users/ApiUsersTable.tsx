'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { AccountDetails } from '@/lib/schemas/account';
import type { ApiUserList, ApiUserRow, ApiUserSort } from '@/lib/schemas/api-user';
import { type Direction, SortFields } from '../filters/SortFields';
import { Table } from '../ui/Table';
import { useFormat } from '../ui/use-format';
import { useNow } from '../ui/use-now';
import { COLUMNS } from './ApiUserColumns';
import { type RowActions, RowMenu } from './RowMenu';

type Props = RowActions & {
  found: ApiUserList;
  /** Columns beside the login. */
  shown: ReadonlySet<ApiUserSort>;
  sort: ApiUserSort;
  direction: Direction;
  onSort: (sort: ApiUserSort, direction: Direction) => void;
  role: AccountDetails['role'];
  serviceName: string;
  timeZone: string;
  hasAccountUrl: boolean;
  footer: ReactNode;
};

/** The API users in their order; on a phone, where there are no heads to press, it is chosen above them. */
export function ApiUsersTable({ found, shown, role, onOpen, onEnable, footer, ...given }: Props) {
  const t = useTranslations('apiUsers');
  const { sort, direction, onSort, serviceName, timeZone, hasAccountUrl } = given;
  const context = { serviceName, timeZone, hasAccountUrl, format: useFormat(), now: useNow(found.readAt) };
  return (
    <>
      <SortFields
        sort={sort}
        direction={direction}
        onSort={onSort}
        options={COLUMNS.map((column) => [column.sort, t(`columns.${column.sort}`)] as const)}
      />
      <Table
        columns={COLUMNS.filter((column) => column.isTitle || shown.has(column.sort)).map(
          ({ sort: name, cell, ...column }) => ({
            ...column,
            name,
            head: t(`columns.${name}`),
            cell: (user: ApiUserRow) => cell(user, context),
          }),
        )}
        rows={found.users}
        keyOf={({ login }) => login}
        order={{ by: sort, direction, onOrder: onSort }}
        actions={{
          head: t('actions'),
          of: (user) => <RowMenu user={user} role={role} onOpen={onOpen} onEnable={onEnable} />,
        }}
      />
      {footer}
    </>
  );
}
