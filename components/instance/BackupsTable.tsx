'use client';

import { Ellipsis, Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { BackupRow } from '@/lib/schemas/operations';
import { IconButton } from '../ui/IconButton';
import { Menu } from '../ui/Menu';
import { Moment } from '../ui/Moment';
import { Status } from '../ui/Status';
import { type Column, Table } from '../ui/Table';
import { useFormat } from '../ui/use-format';

type Props = { backups: readonly BackupRow[]; timeZone: string; onDelete: (name: string) => void };

/** One line for each backup, the newest first. */
export function BackupsTable({ backups, timeZone, onDelete }: Props) {
  const t = useTranslations('instance.backups');
  const format = useFormat();
  const columns: readonly Column<BackupRow>[] = [
    {
      name: 'made',
      head: t('columns.made'),
      isTitle: true,
      cell: ({ madeAt }) => <Moment at={madeAt} timeZone={timeZone} className="whitespace-nowrap" />,
    },
    { name: 'why', head: t('columns.why'), cell: ({ reason }) => t(`reasons.${reason}`) },
    {
      name: 'by',
      head: t('columns.by'),
      cell: ({ madeBy, reason }) => {
        if (madeBy !== null) return <span className="wrap-anywhere">{madeBy}</span>;
        return reason === 'by-hand' ? t('atTheMachine') : null;
      },
    },
    {
      name: 'state',
      head: t('columns.state'),
      cell: ({ isChecked }) => (
        <Status signal={isChecked ? 'good' : 'idle'}>{isChecked ? t('checked') : t('unchecked')}</Status>
      ),
    },
    { name: 'size', head: t('columns.size'), numeric: true, cell: ({ bytes }) => format.bytes(bytes) },
    {
      name: 'folder',
      head: t('columns.folder'),
      priority: 3,
      cell: ({ name }) => <span className="font-mono text-2xs wrap-anywhere">{name}</span>,
    },
  ];
  const actions = {
    head: t('actions'),
    of: ({ name }: BackupRow) => (
      <Menu
        trigger={
          <IconButton label={t('actionsFor', { name })}>
            <Ellipsis aria-hidden="true" />
          </IconButton>
        }
        entries={[
          {
            label: t('delete'),
            icon: <Trash2 aria-hidden="true" className="size-4" />,
            danger: true,
            onSelect: () => onDelete(name),
          },
        ]}
      />
    ),
  };
  return <Table columns={columns} rows={backups} keyOf={({ name }) => name} actions={actions} />;
}
