'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { MovementRow } from '@/lib/schemas/movement';
import { classNames } from '../ui/class-names';
import { useFormat } from '../ui/use-format';
import { MovementCause } from './MovementCause';

const COLUMNS = ['date', 'kind', 'cause', 'balance', 'credits', 'left'] as const;
type Column = (typeof COLUMNS)[number];

const isNumeric = (column: Column) => column === 'credits' || column === 'left';

type Props = { serviceName: string; movements: readonly MovementRow[]; timeZone: string };

/** The ledger's rows. On a phone the same cells become cards with their column's name; the roles outlive `display: block`. */
export function MovementsTable({ movements, ...place }: Props) {
  const t = useTranslations('credit');
  return (
    <table role="table" className="w-full text-left max-sm:block">
      <thead role="rowgroup" className="border-b border-line bg-raised text-sm text-muted max-sm:hidden">
        <tr role="row">
          {COLUMNS.map((column) => (
            <th
              role="columnheader"
              key={column}
              scope="col"
              className={classNames('px-4 py-3 whitespace-nowrap', isNumeric(column) ? 'text-right' : '')}
            >
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="divide-y divide-line max-sm:block">
        {movements.map((movement) => (
          <Row key={movement.id} movement={movement} {...place} />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = { serviceName: string; movement: MovementRow; timeZone: string };

function Row({ serviceName, movement, timeZone }: RowProps) {
  const t = useTranslations('credit');
  const format = useFormat();
  const { createdAt, kind, amount, balanceAfter, isQuota, login } = movement;
  const cells: Readonly<Record<Column, ReactNode>> = {
    date: (
      <time dateTime={createdAt} className="sm:whitespace-nowrap">
        {format.dateTime(createdAt, timeZone)}
      </time>
    ),
    kind: t(`kinds.${kind}`),
    cause: <MovementCause serviceName={serviceName} movement={movement} />,
    balance: <span className="wrap-anywhere">{isQuota ? t('quotaOf', { login: login ?? '' }) : t('account')}</span>,
    credits: <span className={amount > 0 ? 'font-medium' : ''}>{format.change(amount)}</span>,
    left: format.credits(balanceAfter),
  };
  return (
    <tr role="row" className="align-top max-sm:block max-sm:p-4 sm:hover:bg-raised/50">
      {COLUMNS.map((column) => (
        <td
          role="cell"
          key={column}
          className={classNames(
            'px-4 py-3 max-sm:flex max-sm:justify-between max-sm:gap-4 max-sm:px-0 max-sm:py-1',
            isNumeric(column) ? 'tabular-nums sm:text-right sm:whitespace-nowrap' : '',
          )}
        >
          <span className="text-muted sm:hidden">{t(column)}</span>
          {cells[column]}
        </td>
      ))}
    </tr>
  );
}
