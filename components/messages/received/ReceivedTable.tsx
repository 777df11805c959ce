'use client';

import { useTranslations } from 'use-intl';
import type { IncomingRow } from '@/lib/schemas/incoming';
import { useCanSend } from '../../layout/use-can-send';
import { Link } from '../../ui/Link';
import { LINK, ON_LINES } from '../../ui/link-look';
import { Moment } from '../../ui/Moment';
import { SenderName } from '../../ui/SenderName';
import { type Column, Table } from '../../ui/Table';
import { ReceivedText } from './ReceivedText';
import { ReplyActions } from './ReplyActions';

type Props = {
  serviceName: string;
  messages: readonly IncomingRow[];
  timeZone: string;
  /** Null: the reader may delete none. */
  onDelete: ((message: IncomingRow) => void) | null;
};

/** One line for each message that was received. */
export function ReceivedTable({ serviceName, messages, timeZone, onDelete }: Props) {
  const t = useTranslations('received');
  const canSend = useCanSend(serviceName);
  const columns: readonly Column<IncomingRow>[] = [
    {
      name: 'date',
      head: t('date'),
      onPhone: 'footAside',
      cell: ({ createdAt }) => <Moment at={createdAt} timeZone={timeZone} className="whitespace-nowrap" />,
    },
    {
      name: 'from',
      head: t('from'),
      isTitle: true,
      cell: ({ groupedMsisdn }) => <span className="font-medium whitespace-nowrap">{groupedMsisdn}</span>,
    },
    {
      name: 'to',
      head: t('to'),
      cell: ({ groupedRecipient }) => <SenderName name={groupedRecipient} />,
    },
    {
      name: 'text',
      head: t('text'),
      onPhone: 'state',
      cell: (message) => <ReceivedText serviceName={serviceName} message={message} />,
    },
    {
      name: 'answers',
      head: t('answers'),
      onPhone: 'foot',
      // Without a sender it was deleted, and has no page.
      cell: ({ messageId, sender }) =>
        sender === null ? (
          t('messageOf', { id: String(messageId) })
        ) : (
          <Link href={`/telecom/sms/${serviceName}/messages/${messageId}`} className={`${LINK} ${ON_LINES}`}>
            {t('messageOf', { id: String(messageId) })}
          </Link>
        ),
    },
  ];
  const actions = (canSend || onDelete) && {
    head: t('actions'),
    most: 2 as const,
    of: (message: IncomingRow) => <ReplyActions serviceName={serviceName} message={message} onDelete={onDelete} />,
  };
  return <Table columns={columns} rows={messages} keyOf={({ id }) => id} {...(actions && { actions })} />;
}
