'use client';

import { useTranslations } from 'use-intl';
import { formatMsisdn } from '@/lib/domain/numbering/msisdn';
import type { IncomingRow } from '@/lib/schemas/incoming';
import { Moment } from '../../ui/Moment';
import { type Column, Table } from '../../ui/Table';
import { Tag } from '../../ui/Tag';
import { TextLink } from '../../ui/TextLink';

type Props = { serviceName: string; messages: readonly IncomingRow[]; timeZone: string };

/** One line for each message that was received. */
export function ReceivedTable({ serviceName, messages, timeZone }: Props) {
  const t = useTranslations('received');
  const columns: readonly Column<IncomingRow>[] = [
    {
      name: 'date',
      head: t('date'),
      onPhone: 'detail',
      cell: ({ createdAt }) => <Moment at={createdAt} timeZone={timeZone} className="whitespace-nowrap" />,
    },
    {
      name: 'from',
      head: t('from'),
      isTitle: true,
      cell: ({ msisdn }) => <span className="font-medium whitespace-nowrap">{formatMsisdn(msisdn)}</span>,
    },
    {
      name: 'to',
      head: t('to'),
      onPhone: 'aside',
      cell: ({ recipient }) => <span className="whitespace-pre">{recipient}</span>,
    },
    { name: 'text', head: t('text'), onPhone: 'foot', cell: (message) => <Text message={message} /> },
    {
      name: 'answers',
      head: t('answers'),
      onPhone: 'state',
      cell: ({ messageId }) => (
        <TextLink href={`/telecom/sms/${serviceName}/messages/${messageId}`}>
          {t('messageOf', { id: String(messageId) })}
        </TextLink>
      ),
    },
  ];
  return <Table columns={columns} rows={messages} keyOf={({ id }) => id} />;
}

/** With what it did, and what is missing of it. */
function Text({ message: { text, isStop, receivedCount, segmentCount } }: { message: IncomingRow }) {
  const t = useTranslations('received');
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      {/* In whatever language they write. */}
      <span lang="" className="wrap-anywhere whitespace-pre-wrap">
        {text}
      </span>
      {isStop && <Tag tone="warn">{t('stop')}</Tag>}
      {receivedCount < segmentCount && <Tag>{t('incomplete', { received: receivedCount, all: segmentCount })}</Tag>}
    </span>
  );
}
