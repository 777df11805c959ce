'use client';

import { Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { BlacklistRow } from '@/lib/schemas/blacklist';
import { IconButton } from '../ui/IconButton';
import { Moment } from '../ui/Moment';
import { type Column, Table } from '../ui/Table';
import { TextLink } from '../ui/TextLink';

type Props = {
  serviceName: string;
  entries: readonly BlacklistRow[];
  timeZone: string;
  /** Null: the reader may take nothing off. */
  onRemove: ((entry: BlacklistRow) => void) | null;
};

/** Numbers on the blacklist: since when, and why. */
export function BlacklistTable({ serviceName, entries, timeZone, onRemove }: Props) {
  const t = useTranslations('blacklist');
  const columns: readonly Column<BlacklistRow>[] = [
    {
      name: 'date',
      head: t('date'),
      onPhone: 'detail',
      cell: ({ createdAt }) => <Moment at={createdAt} timeZone={timeZone} className="whitespace-nowrap" />,
    },
    {
      name: 'number',
      head: t('number'),
      isTitle: true,
      cell: ({ groupedMsisdn }) => <span className="font-medium whitespace-nowrap">{groupedMsisdn}</span>,
    },
    {
      name: 'reason',
      head: t('reason'),
      onPhone: 'foot',
      cell: (entry) => <Reason serviceName={serviceName} entry={entry} />,
    },
  ];
  const actions = onRemove && {
    head: t('actions'),
    of: (entry: BlacklistRow) => (
      <IconButton label={t('removeNumber', { number: entry.groupedMsisdn })} onClick={() => onRemove(entry)}>
        <Trash2 aria-hidden="true" />
      </IconButton>
    ),
  };
  return <Table columns={columns} rows={entries} keyOf={({ id }) => id} {...(actions && { actions })} />;
}

function Reason({ serviceName, entry: { addedBy, messageId } }: { serviceName: string; entry: BlacklistRow }) {
  const t = useTranslations('blacklist');
  const audit = useTranslations('audit');
  if (addedBy.kind !== 'system') {
    const actor = audit(`actors.${addedBy.kind}`, { name: addedBy.name });
    return <span className="wrap-anywhere">{t('addedBy', { actor })}</span>;
  }
  if (messageId === null) return t('replied');
  const message = (words: ReactNode) => (
    <TextLink href={`/telecom/sms/${serviceName}/messages/${messageId}`}>{words}</TextLink>
  );
  return <span>{t.rich('repliedTo', { id: String(messageId), message })}</span>;
}
