'use client';

import { Check, Ellipsis, Send, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { DECISIONS, type Decision } from '@/lib/domain/delivery/decision';
import type { CarrierUndecided, UndecidedRow } from '@/lib/schemas/carrier-undecided';
import { IconButton } from '../../ui/IconButton';
import { Menu } from '../../ui/Menu';
import { Moment } from '../../ui/Moment';
import { SenderName } from '../../ui/SenderName';
import { type Column, Table } from '../../ui/Table';
import type { OpenDecision } from './DecideDialog';

type Props = { found: CarrierUndecided; timeZone: string; onOpen: (open: OpenDecision) => void };

const ICONS = { again: Send, sent: Check, end: X } as const satisfies Record<Decision, unknown>;

/** One line for each message; what ends next comes first. */
export function UndecidedTable({ found: { messages, readAt }, timeZone, onOpen }: Props) {
  const t = useTranslations('instance.carriers.undecided');
  const titles = useTranslations('instance.carriers');
  const columns: readonly Column<UndecidedRow>[] = [
    {
      name: 'recipient',
      head: t('columns.recipient'),
      isTitle: true,
      cell: ({ groupedRecipient }) => <span className="whitespace-nowrap">{groupedRecipient}</span>,
    },
    {
      name: 'sender',
      head: t('columns.sender'),
      cell: ({ groupedSender }) => <SenderName name={groupedSender} />,
    },
    { name: 'account', head: t('columns.account'), priority: 2, cell: ({ serviceName }) => serviceName },
    {
      name: 'id',
      head: t('columns.message'),
      priority: 3,
      cell: ({ id }) => <span className="tabular-nums">{id}</span>,
    },
    {
      name: 'since',
      head: t('columns.since'),
      cell: ({ since }) => <Moment at={since} timeZone={timeZone} className="whitespace-nowrap" />,
    },
    {
      name: 'endsAt',
      head: t('columns.endsAt'),
      priority: 2,
      cell: ({ endsAt }) => <Moment at={endsAt} timeZone={timeZone} className="whitespace-nowrap" />,
    },
  ];
  return (
    <Table
      rows={messages}
      keyOf={({ id }) => id}
      columns={columns}
      actions={{
        head: titles('actions'),
        of: ({ id, recipient }) => (
          <Menu
            trigger={
              <IconButton label={t('for', { recipient: `+${recipient}` })}>
                <Ellipsis aria-hidden="true" />
              </IconButton>
            }
            title={`+${recipient}`}
            entries={DECISIONS.map((decision) => {
              const Icon = ICONS[decision];
              return {
                label: t(`${decision}.one`),
                icon: <Icon aria-hidden="true" className="size-4" />,
                ...(decision === 'end' && { danger: true }),
                onSelect: () =>
                  onOpen({ decision, messageId: id, until: readAt, count: 1, recipient: `+${recipient}` }),
              };
            })}
          />
        ),
      }}
    />
  );
}
