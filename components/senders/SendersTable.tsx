'use client';

import { Ellipsis, Pencil, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { can } from '@/lib/domain/authorisation/policy';
import type { AccountDetails } from '@/lib/schemas/account';
import type { SenderRow } from '@/lib/schemas/sender';
import { Badge } from '../ui/Badge';
import { Menu } from '../ui/Menu';
import { useFormat } from '../ui/use-format';
import type { OpenDialog } from './SenderDialog';

const COLUMNS = ['sender', 'type', 'state', 'description', 'since'] as const;
type Column = (typeof COLUMNS)[number];

type MenuProps = { role: AccountDetails['role']; onOpen: (dialog: OpenDialog) => void };
type Props = MenuProps & { senders: readonly SenderRow[]; timeZone: string };

/** One line for each sender. On a phone the same cells become cards with their column's name. */
export function SendersTable({ senders, ...rest }: Props) {
  const t = useTranslations('senders');
  return (
    <table role="table" className="w-full text-left max-sm:block">
      <thead role="rowgroup" className="border-b border-line bg-raised text-sm text-muted max-sm:hidden">
        <tr role="row">
          {COLUMNS.map((column) => (
            <th role="columnheader" key={column} scope="col" className="px-4 py-3 whitespace-nowrap">
              {t(`columns.${column}`)}
            </th>
          ))}
          {can(rest.role, 'sender.change') && (
            <th role="columnheader" scope="col" className="w-14 px-4 py-3">
              <span className="sr-only">{t('actions')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody role="rowgroup" className="divide-y divide-line max-sm:block">
        {senders.map((sender) => (
          <Row key={sender.sender} sender={sender} {...rest} />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = MenuProps & { sender: SenderRow; timeZone: string };

function Row({ sender: row, timeZone, role, onOpen }: RowProps) {
  const t = useTranslations('senders');
  const format = useFormat();
  const { sender, type, isEnabled, description, createdAt } = row;
  const cells: Readonly<Record<Column, ReactNode>> = {
    sender: <span className="font-medium whitespace-pre">{sender}</span>,
    type: t(`types.${type}`),
    state: <Badge tone={isEnabled ? 'good' : 'neutral'}>{isEnabled ? t('enabled') : t('disabled')}</Badge>,
    description: <span className="wrap-anywhere">{description || '–'}</span>,
    since: (
      <time dateTime={createdAt} className="sm:whitespace-nowrap">
        {format.dateTime(createdAt, timeZone)}
      </time>
    ),
  };
  return (
    <tr role="row" className="max-sm:relative max-sm:block max-sm:p-4 sm:hover:bg-raised/50">
      {COLUMNS.map((column) => (
        <td
          role="cell"
          key={column}
          className="px-4 py-3 max-sm:flex max-sm:justify-between max-sm:gap-4 max-sm:px-0 max-sm:py-1 max-sm:first:pr-12"
        >
          {column !== 'sender' && <span className="text-muted sm:hidden">{t(`columns.${column}`)}</span>}
          {cells[column]}
        </td>
      ))}
      {can(role, 'sender.change') && (
        <td role="cell" className="px-4 py-2 text-right max-sm:absolute max-sm:top-2 max-sm:right-1">
          <RowMenu sender={row} role={role} onOpen={onOpen} />
        </td>
      )}
    </tr>
  );
}

function RowMenu({ sender, role, onOpen }: MenuProps & { sender: SenderRow }) {
  const t = useTranslations('senders');
  const edit = {
    label: t('edit'),
    icon: <Pencil aria-hidden="true" className="size-4" />,
    onSelect: () => onOpen({ kind: 'edit', sender }),
  };
  const remove = {
    label: t('delete'),
    icon: <Trash2 aria-hidden="true" className="size-4" />,
    danger: true,
    onSelect: () => onOpen({ kind: 'delete', sender }),
  };
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={t('actionsFor', { sender: sender.sender })}
          className="rounded-md p-1.5 text-muted hover:bg-raised hover:text-ink"
        >
          <Ellipsis aria-hidden="true" className="size-5" />
        </button>
      }
      entries={can(role, 'sender.delete') ? [edit, remove] : [edit]}
    />
  );
}
