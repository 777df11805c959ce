'use client';

import { useTranslations } from 'use-intl';
import { formatMsisdn } from '@/lib/domain/numbering/msisdn';
import type { MessageRow } from '@/lib/schemas/message';
import type { MessageListPage } from '@/lib/schemas/message-address';
import { MessageLink } from '../ui/MessageLink';
import { Moment } from '../ui/Moment';
import { type Column, Table } from '../ui/Table';
import { useFormat } from '../ui/use-format';
import { MessageStatus } from './MessageStatus';

type Props = {
  messages: readonly MessageRow[];
  serviceName: string;
  timeZone: string;
  /** Where the table stands. */
  list: MessageListPage;
  /** Whether all of them come from one place, which the page has already named. */
  isOfOne?: boolean;
};

/** What it cost came back: nothing is paid. */
function Refunded() {
  const t = useTranslations('messages');
  const format = useFormat();
  return (
    <span className="whitespace-nowrap">
      {format.credits(0)} <span className="text-muted">{t('refunded')}</span>
    </span>
  );
}

/** The sending log's rows. */
export function MessagesTable({ messages, serviceName, timeZone, list, isOfOne = false }: Props) {
  const t = useTranslations('messages');
  const format = useFormat();
  const columns: readonly Column<MessageRow>[] = [
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
      cell: ({ state, ptt, dueAt }) => (
        <MessageStatus state={state} ptt={ptt}>
          {state === 'scheduled' && (
            <time dateTime={dueAt} className="text-xs text-muted tabular-nums">
              {t('scheduledFor', { moment: format.dateTime(dueAt, timeZone) })}
            </time>
          )}
        </MessageStatus>
      ),
    },
    {
      name: 'recipient',
      head: t('recipient'),
      isTitle: true,
      cell: ({ id, recipient }) => (
        <MessageLink serviceName={serviceName} id={id} list={list}>
          {formatMsisdn(recipient)}
        </MessageLink>
      ),
    },
    { name: 'sender', head: t('sender'), onPhone: 'foot', cell: ({ sender }) => sender },
    {
      name: 'apiUser',
      head: t('apiUser'),
      onPhone: 'footAside',
      cell: ({ login }) => (login === null ? null : <span className="wrap-anywhere max-sm:max-w-40">{login}</span>),
    },
    {
      name: 'segments',
      head: t('segments'),
      numeric: true,
      priority: 3,
      onPhone: 'hidden',
      cell: ({ segmentCount }) => format.count(segmentCount),
    },
    {
      name: 'credits',
      head: t('credits'),
      numeric: true,
      onPhone: 'detail',
      cell: ({ credits, refunded }) => (refunded ? <Refunded /> : format.credits(credits)),
    },
  ];
  const shown = isOfOne ? columns.filter(({ name }) => name !== 'apiUser') : columns;
  return <Table columns={shown} rows={messages} keyOf={({ id }) => id} />;
}
