'use client';

import { Ellipsis, Shield, Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { Member } from '@/lib/schemas/panel-user';
import { IconButton } from '../ui/IconButton';
import { Menu } from '../ui/Menu';
import { type Column, Table } from '../ui/Table';
import { useFaultWords } from '../ui/use-fault-words';
import { usePersonColumns } from '../ui/use-person-columns';
import type { OpenDialog } from './PanelUserDialog';

type Props = {
  members: readonly Member[];
  ownEmail: string;
  /** Undefined: whoever looks may change nobody. */
  onOpen: ((dialog: OpenDialog) => void) | undefined;
};

/** One line for each person on the account; how they sign in stands there where it is told. */
export function MembersTable({ members, ownEmail, onOpen }: Props) {
  const t = useTranslations('panelUsers');
  const person = usePersonColumns();
  const isTold = members.some(({ signIn }) => signIn !== null);
  const columns: readonly Column<Member>[] = [
    person.email(({ email }) => email === ownEmail && <span className="font-normal text-muted">{t('you')}</span>),
    person.name(),
    { name: 'role', head: t('role'), cell: ({ role }) => t(`roleNames.${role}`) },
    ...(isTold ? [person.twoFactor(({ signIn }: Member) => signIn?.twoFactor === true)] : []),
  ];
  const actions = onOpen && {
    head: t('actions'),
    of: (member: Member) => <MemberMenu member={member} onOpen={onOpen} />,
  };
  return <Table rows={members} keyOf={({ email }) => email} columns={columns} {...(actions && { actions })} />;
}

function MemberMenu({ member, onOpen }: { member: Member; onOpen: (dialog: OpenDialog) => void }) {
  const t = useTranslations('panelUsers');
  const faultWords = useFaultWords();
  const blocked = member.isLastOwner ? faultWords('last_owner') : undefined;
  return (
    <Menu
      trigger={
        <IconButton label={t('actionsFor', { email: member.email })}>
          <Ellipsis aria-hidden="true" />
        </IconButton>
      }
      entries={[
        {
          label: t('changeRole'),
          icon: <Shield aria-hidden="true" className="size-4" />,
          blocked,
          onSelect: () => onOpen({ kind: 'role', member }),
        },
        {
          label: t('remove'),
          icon: <Trash2 aria-hidden="true" className="size-4" />,
          danger: true,
          blocked,
          onSelect: () => onOpen({ kind: 'remove', member }),
        },
      ]}
    />
  );
}
