'use client';

import { Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { can } from '@/lib/domain/authorisation/policy';
import type { AccountDetails } from '@/lib/schemas/account';
import type { SenderRow } from '@/lib/schemas/sender';
import { IconButton } from '../ui/IconButton';
import { Menu } from '../ui/Menu';
import { Moment } from '../ui/Moment';
import { SenderName } from '../ui/SenderName';
import { Status } from '../ui/Status';
import { type Column, Table } from '../ui/Table';
import type { OpenDialog } from './SenderDialog';

type MenuProps = { role: AccountDetails['role']; onOpen: (dialog: OpenDialog) => void };
type Props = MenuProps & { senders: readonly SenderRow[]; timeZone: string };

/** One line for each sender. */
export function SendersTable({ senders, timeZone, role, onOpen }: Props) {
  const t = useTranslations('senders');
  const columns: readonly Column<SenderRow>[] = [
    {
      name: 'sender',
      head: t('columns.sender'),
      isTitle: true,
      cell: (sender) => (
        <span className="font-medium">
          <SenderName name={sender.groupedSender} />
        </span>
      ),
    },
    { name: 'type', head: t('columns.type'), onPhone: 'state', cell: ({ type }) => <Type type={type} /> },
    {
      name: 'state',
      head: t('columns.state'),
      onPhone: 'aside',
      cell: ({ isEnabled }) => (
        <Status signal={isEnabled ? 'good' : 'off'}>{isEnabled ? t('enabled') : t('disabled')}</Status>
      ),
    },
    {
      name: 'description',
      head: t('columns.description'),
      onPhone: 'foot',
      cell: ({ description }) => (description === '' ? null : <span className="wrap-anywhere">{description}</span>),
    },
    {
      name: 'since',
      head: t('columns.since'),
      onPhone: 'detail',
      cell: ({ createdAt }) => <Added at={createdAt} timeZone={timeZone} />,
    },
  ];
  const actions = {
    head: t('actions'),
    of: (sender: SenderRow) => <RowMenu sender={sender} role={role} onOpen={onOpen} />,
  };
  return (
    <Table
      columns={columns}
      rows={senders}
      keyOf={({ sender }) => sender}
      {...(can(role, 'sender.change') && { actions })}
    />
  );
}

function Type({ type }: Pick<SenderRow, 'type'>) {
  const t = useTranslations('senders');
  return (
    <>
      <span className="max-sm:hidden">{t(`types.${type}`)}</span>
      <span className="sm:hidden">{t(`typesOnPhone.${type}`)}</span>
    </>
  );
}

function Added({ at, timeZone }: { at: string; timeZone: string }) {
  const t = useTranslations('senders');
  const moment = () => <Moment at={at} timeZone={timeZone} className="whitespace-nowrap" />;
  return (
    <>
      <span className="max-sm:hidden">{moment()}</span>
      <span className="sm:hidden">{t.rich('addedOnPhone', { moment })}</span>
    </>
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
        <IconButton label={t('actionsFor', { sender: sender.groupedSender })}>
          <Ellipsis aria-hidden="true" />
        </IconButton>
      }
      entries={can(role, 'sender.delete') ? [edit, remove] : [edit]}
    />
  );
}
