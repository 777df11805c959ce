import type { ReactNode } from 'react';
import { formatMsisdn } from '@/lib/domain/numbering/msisdn';
import type { MessageRow } from '@/lib/schemas/message';
import { formatCount, formatCreditsForReader, formatDateTime } from '../ui/format';
import { MessageStatus } from './MessageStatus';

type Column = { label: string; numeric?: boolean; cell: (message: MessageRow, timeZone: string) => ReactNode };

const COLUMNS: readonly Column[] = [
  {
    label: 'Date',
    cell: ({ createdAt }, timeZone) => <time dateTime={createdAt}>{formatDateTime(createdAt, timeZone)}</time>,
  },
  { label: 'API user', cell: ({ login }) => <span className="break-all">{login ?? '-'}</span> },
  { label: 'Sender', cell: ({ sender }) => sender },
  { label: 'Recipient', cell: ({ recipient }) => <span className="tabular-nums">{formatMsisdn(recipient)}</span> },
  { label: 'Segments', numeric: true, cell: ({ segmentCount }) => formatCount(segmentCount) },
  {
    label: 'Credits',
    numeric: true,
    cell: ({ credits, refunded }) =>
      refunded ? <s title="Refunded">{formatCreditsForReader(credits)}</s> : formatCreditsForReader(credits),
  },
  { label: 'Status', cell: ({ state, ptt }) => <MessageStatus state={state} ptt={ptt} /> },
];

/** The sending log's rows. On a phone the same cells become cards with their column's name; the roles outlive `display: block`. */
export function MessagesTable({ messages, timeZone }: { messages: readonly MessageRow[]; timeZone: string }) {
  return (
    <table role="table" className="w-full text-left max-sm:block">
      <thead role="rowgroup" className="border-b border-line bg-raised text-sm text-muted max-sm:hidden">
        <tr role="row">
          {COLUMNS.map(({ label, numeric }) => (
            <th role="columnheader" key={label} scope="col" className={numeric ? 'px-4 py-3 text-right' : 'px-4 py-3'}>
              {label}
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
                <span className="text-muted sm:hidden">{label}</span>
                {cell(message, timeZone)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
