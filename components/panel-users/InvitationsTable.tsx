'use client';

import { Ellipsis, Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { Invitation } from '@/lib/schemas/panel-user';
import { Breakable } from '../ui/Breakable';
import { IconButton } from '../ui/IconButton';
import { Menu } from '../ui/Menu';
import { Moment } from '../ui/Moment';
import { type Column, Table } from '../ui/Table';
import { usePersonColumns } from '../ui/use-person-columns';

type Props = {
  invitations: readonly Invitation[];
  timeZone: string;
  /** Undefined: whoever looks may revoke none. */
  onRevoke: ((invitation: Invitation) => void) | undefined;
};

/** One line for each person who has not come yet. */
export function InvitationsTable({ invitations, timeZone, onRevoke }: Props) {
  const t = useTranslations('panelUsers');
  const person = usePersonColumns();
  const columns: readonly Column<Invitation>[] = [
    person.email(),
    { name: 'role', head: t('role'), cell: ({ role }) => t(`roleNames.${role}`) },
    { name: 'invitedBy', head: t('invitedBy'), cell: ({ invitedBy }) => <Breakable>{invitedBy}</Breakable> },
    {
      name: 'until',
      head: t('until'),
      cell: ({ expiresAt }) => <Moment at={expiresAt} timeZone={timeZone} className="whitespace-nowrap" />,
    },
  ];
  const actions = onRevoke && {
    head: t('actions'),
    of: (invitation: Invitation) => (
      <Menu
        trigger={
          <IconButton label={t('actionsFor', { email: invitation.email })}>
            <Ellipsis aria-hidden="true" />
          </IconButton>
        }
        entries={[
          {
            label: t('revoke'),
            icon: <Trash2 aria-hidden="true" className="size-4" />,
            danger: true,
            onSelect: () => onRevoke(invitation),
          },
        ]}
      />
    ),
  };
  return <Table rows={invitations} keyOf={({ id }) => id} columns={columns} {...(actions && { actions })} />;
}
