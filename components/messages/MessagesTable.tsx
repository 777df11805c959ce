'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { formatMsisdn } from '@/lib/domain/numbering/msisdn';
import type { MessageRow } from '@/lib/schemas/message';
import type { MessageListPage } from '@/lib/schemas/message-address';
import type { Format } from '../ui/format';
import { MessageLink } from '../ui/MessageLink';
import { useFormat } from '../ui/use-format';
import { MessageStatus } from './MessageStatus';

type Place = { serviceName: string; timeZone: string; list: MessageListPage };

type Column = {
  label: 'date' | 'apiUser' | 'sender' | 'recipient' | 'segments' | 'credits' | 'status';
  numeric?: boolean;
  cell: (message: MessageRow, place: Place, format: Format) => ReactNode;
};

const COLUMNS: readonly Column[] = [
  {
    label: 'date',
    cell: ({ createdAt }, { timeZone }, { dateTime }) => (
      <time dateTime={createdAt}>{dateTime(createdAt, timeZone)}</time>
    ),
  },
  { label: 'apiUser', cell: ({ login }) => <span className="wrap-anywhere">{login ?? '-'}</span> },
  { label: 'sender', cell: ({ sender }) => sender },
  {
    label: 'recipient',
    cell: ({ id, recipient }, { serviceName, list }) => (
      <MessageLink serviceName={serviceName} id={id} list={list}>
        {formatMsisdn(recipient)}
      </MessageLink>
    ),
  },
  { label: 'segments', numeric: true, cell: ({ segmentCount }, _, { count }) => count(segmentCount) },
  {
    label: 'credits',
    numeric: true,
    cell: ({ credits, refunded }, _, format) =>
      refunded ? <Refunded>{format.credits(credits)}</Refunded> : format.credits(credits),
  },
  { label: 'status', cell: ({ state, ptt }) => <MessageStatus state={state} ptt={ptt} /> },
];

function Refunded({ children }: { children: ReactNode }) {
  const t = useTranslations('messages');
  return <s title={t('refunded')}>{children}</s>;
}

type Props = Place & { messages: readonly MessageRow[] };

/** The sending log's rows. On a phone the same cells become cards with their column's name; the roles outlive `display: block`. */
export function MessagesTable({ messages, ...place }: Props) {
  const t = useTranslations('messages');
  const format = useFormat();
  return (
    <table role="table" className="w-full text-left max-sm:block">
      <thead role="rowgroup" className="border-b border-line bg-raised text-sm text-muted max-sm:hidden">
        <tr role="row">
          {COLUMNS.map(({ label, numeric }) => (
            <th role="columnheader" key={label} scope="col" className={numeric ? 'px-4 py-3 text-right' : 'px-4 py-3'}>
              {t(label)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="divide-y divide-line max-sm:block">
        {messages.map((message) => (
          <tr role="row" key={message.id} className="max-sm:block max-sm:p-4 sm:hover:bg-raised/50">
            {COLUMNS.map(({ label, numeric, cell }) => (
              <td
                role="cell"
                key={label}
                className={
                  numeric
                    ? 'px-4 py-3 tabular-nums max-sm:flex max-sm:justify-between max-sm:gap-4 max-sm:px-0 max-sm:py-1 sm:text-right'
                    : 'px-4 py-3 max-sm:flex max-sm:justify-between max-sm:gap-4 max-sm:px-0 max-sm:py-1'
                }
              >
                <span className="text-muted sm:hidden">{t(label)}</span>
                {cell(message, place, format)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
