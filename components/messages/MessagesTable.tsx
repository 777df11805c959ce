'use client';

import { useTranslations } from 'use-intl';
import { isSentBulk, type MessageRow, type SentBulkRow } from '@/lib/schemas/message';
import type { MessageListPage } from '@/lib/schemas/message-address';
import { BulkLink, MessageLink } from '../ui/MessageLink';
import { Moment } from '../ui/Moment';
import { SenderName } from '../ui/SenderName';
import { type Column, Table } from '../ui/Table';
import { useFormat } from '../ui/use-format';
import { BulkStatus } from './BulkStatus';
import { CreditsCell } from './CreditsCell';
import { MessageStatus } from './MessageStatus';
import { SentByCell } from './SentByCell';
import { TextCell } from './TextCell';

type Line = MessageRow | SentBulkRow;

type Props = {
  /** A bulk send is one line, where single messages are not looked for. */
  messages: readonly Line[];
  serviceName: string;
  timeZone: string;
  /** Where the table stands. */
  list: MessageListPage;
  /** What all of them have alike, and the page has told already. */
  alike?: readonly ('sender' | 'text' | 'sentBy')[];
};

/** What came back was not paid. */
const paidFor = (line: Line): number => {
  if (isSentBulk(line)) return line.cost;
  return line.refunded ? 0 : line.credits;
};

/** What a line costs, and of a send that ended without a message what came back. */
function Paid({ line }: { line: Line }) {
  const t = useTranslations('bulk');
  const format = useFormat();
  const refunded = isSentBulk(line) ? line.refunded : null;
  if (!refunded) return <CreditsCell hundredths={paidFor(line)} />;
  return (
    <span>
      <CreditsCell hundredths={paidFor(line)} />
      <span className="block text-muted">{t('cameBack', { amount: format.exactCredits(refunded) })}</span>
    </span>
  );
}

/** The sending log's rows. */
export function MessagesTable({ messages, serviceName, timeZone, list, alike = [] }: Props) {
  const t = useTranslations('messages');
  const bulk = useTranslations('bulk');
  const format = useFormat();
  const status = ({ dueAt, ...message }: MessageRow) => (
    <MessageStatus {...message}>
      {message.state === 'scheduled' && !message.willBeRefused && (
        <time dateTime={dueAt} className="text-xs text-muted tabular-nums">
          {t('scheduledFor', { moment: format.minute(dueAt, timeZone) })}
        </time>
      )}
    </MessageStatus>
  );
  const columns: readonly Column<Line>[] = [
    {
      name: 'date',
      head: t('date'),
      onPhone: 'aside',
      cell: ({ createdAt }) => <Moment at={createdAt} timeZone={timeZone} className="whitespace-nowrap" />,
    },
    {
      name: 'status',
      head: t('status'),
      onPhone: 'state',
      cell: (line) => (isSentBulk(line) ? <BulkStatus outcomes={line.outcomes} /> : status(line)),
    },
    {
      name: 'recipient',
      head: t('recipient'),
      isTitle: true,
      cell: (line) =>
        isSentBulk(line) ? (
          <BulkLink serviceName={serviceName} id={line.id} list={list}>
            {bulk('numbers', { count: line.messageCount })}
          </BulkLink>
        ) : (
          <MessageLink serviceName={serviceName} id={line.id} list={list}>
            {line.groupedRecipient}
          </MessageLink>
        ),
    },
    {
      name: 'sender',
      head: t('sender'),
      onPhone: 'hidden',
      cell: ({ groupedSender }) => <SenderName name={groupedSender} />,
    },
    {
      name: 'text',
      head: t('text'),
      priority: 1,
      share: 'small',
      onPhone: 'wide',
      cell: ({ text }) => <TextCell text={text} />,
    },
    {
      name: 'sentBy',
      head: t('sentBy'),
      onPhone: 'footAside',
      cell: (line) => <SentByCell sent={line} />,
    },
    {
      name: 'segments',
      head: t('segments'),
      numeric: true,
      priority: 4,
      onPhone: 'hidden',
      cell: ({ segmentCount }) => (segmentCount === null ? null : format.count(segmentCount)),
    },
    {
      name: 'credits',
      head: t('credits'),
      numeric: true,
      onPhone: 'detail',
      cell: (line) => <Paid line={line} />,
    },
  ];
  // A few of them, beside other things, are told by number and time.
  const left: readonly string[] = list === 'messages' ? alike : [...alike, 'text'];
  const shown = columns.filter(({ name }) => !left.includes(name));
  return <Table columns={shown} rows={messages} keyOf={({ id }) => id} />;
}
