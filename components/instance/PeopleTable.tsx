'use client';

import { Crown, Ellipsis, KeyRound, LogOut, Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { PersonRow } from '@/lib/schemas/instance';
import { useSignedIn } from '../layout/SignedIn';
import { IconButton } from '../ui/IconButton';
import { Menu } from '../ui/Menu';
import { Moment } from '../ui/Moment';
import { type Column, Table } from '../ui/Table';
import { Tag } from '../ui/Tag';
import { useFaultWords } from '../ui/use-fault-words';
import { usePersonColumns } from '../ui/use-person-columns';
import { AndMore } from './AndMore';
import type { OpenPersonDialog } from './PersonDialog';

type Opening = { onOpen: (dialog: OpenPersonDialog) => void };
type Props = Opening & { people: readonly PersonRow[]; timeZone: string };

/** One line for each person, with what they are on which account. */
export function PeopleTable({ people, timeZone, onOpen }: Props) {
  const t = useTranslations('instance.people');
  const words = useTranslations('panelUsers');
  const person = usePersonColumns();
  const columns: readonly Column<PersonRow>[] = [
    person.email(({ isInstanceOwner }) => isInstanceOwner && <Tag>{t('instanceOwner')}</Tag>),
    person.name(),
    {
      name: 'accounts',
      head: t('accounts'),
      cell: ({ accounts, accountCount }) =>
        accounts.length === 0 ? null : (
          <ul>
            {accounts.map(({ serviceName, description, role }) => (
              <li key={serviceName} className="wrap-anywhere">
                {description || serviceName} <span className="text-muted">{words(`roleNames.${role}`)}</span>
              </li>
            ))}
            {accountCount > accounts.length && (
              <li>
                <AndMore count={accountCount - accounts.length} />
              </li>
            )}
          </ul>
        ),
    },
    person.twoFactor((one) => one.twoFactor),
    {
      name: 'lastSeen',
      head: words('lastSeen'),
      cell: ({ lastSeenAt }) =>
        lastSeenAt === null ? (
          <span className="text-muted">{words('never')}</span>
        ) : (
          // A session is marked as seen every few minutes: no second of it is true.
          <Moment at={lastSeenAt} timeZone={timeZone} isInSentence />
        ),
    },
  ];
  return (
    <Table
      rows={people}
      keyOf={({ email }) => email}
      columns={columns}
      actions={{ head: words('actions'), of: (person) => <PersonMenu person={person} onOpen={onOpen} /> }}
    />
  );
}

/** What one does to oneself is on one’s own page, where a session that was stolen is asked for the password. */
function PersonMenu({ person, onOpen }: Opening & { person: PersonRow }) {
  const t = useTranslations('instance.people.menu');
  const faultWords = useFaultWords();
  const isOwn = useSignedIn() === person.email;
  const { accounts, isInstanceOwner, email } = person;
  const owner = {
    label: t(isInstanceOwner ? 'unmakeOwner' : 'makeOwner'),
    icon: <Crown aria-hidden="true" className="size-4" />,
    onSelect: () => onOpen({ kind: 'owner', person }),
  };
  const others = [
    {
      label: t('endSessions'),
      icon: <LogOut aria-hidden="true" className="size-4" />,
      onSelect: () => onOpen({ kind: 'sessions', person }),
    },
    {
      label: t('reset'),
      icon: <KeyRound aria-hidden="true" className="size-4" />,
      onSelect: () => onOpen({ kind: 'reset', person }),
    },
    ...accounts.map(({ serviceName, description, isLastOwner }) => ({
      label: t('remove', { account: description === '' ? serviceName : `${description} (${serviceName})` }),
      icon: <Trash2 aria-hidden="true" className="size-4" />,
      danger: true,
      blocked: isLastOwner ? faultWords('last_owner') : undefined,
      onSelect: () => onOpen({ kind: 'remove', person, serviceName }),
    })),
  ];
  return (
    <Menu
      trigger={
        <IconButton label={t('for', { email })}>
          <Ellipsis aria-hidden="true" />
        </IconButton>
      }
      entries={isOwn ? [owner] : [owner, ...others]}
    />
  );
}
