'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { MESSAGE_STATES } from '@/lib/domain/delivery/message-state';
import { accountQuery, messagesQuery } from '@/lib/queries/account-queries';
import { useUrlState } from '@/lib/queries/use-url-state';
import { type MessageList, type MessageListQuery, messageListQuery } from '@/lib/schemas/message';
import { EmptyNotice } from '../ui/Notice';
import { QuerySection } from '../ui/QuerySection';
import { SearchField } from '../ui/SearchField';
import { SelectField } from '../ui/SelectField';
import { BulkSends } from './BulkSends';
import { stateLabel } from './MessageStatus';
import { MessagesTable } from './MessagesTable';

const FIRST_PAGE = { before: undefined, after: undefined } as const;

export function SendingLog({ serviceName }: { serviceName: string }) {
  const { parameters, hrefWith, change } = useUrlState();
  const query = messageListQuery.parse(Object.fromEntries(parameters));
  const log = useQuery(messagesQuery(serviceName, query));
  const { data: account } = useQuery(accountQuery(serviceName));
  return (
    <>
      <h1 className="mb-5 text-2xl font-semibold tracking-tight">Sending log</h1>
      <Filters query={query} onChange={(filter) => change({ ...filter, ...FIRST_PAGE })} />
      {log.data && <BulkSends sends={log.data.bulkSends} />}
      <QuerySection label="messages" rows={6} read={log}>
        {({ messages }) =>
          messages.length > 0 ? (
            <MessagesTable messages={messages} timeZone={account?.timeZone ?? 'UTC'} />
          ) : (
            <NoMessages filtered={query.login + query.recipient + query.state !== ''} />
          )
        }
      </QuerySection>
      {log.data && <Pages list={log.data} hrefWith={hrefWith} />}
    </>
  );
}

function NoMessages({ filtered }: { filtered: boolean }) {
  if (filtered) return <EmptyNotice title="No message matches">No message fits these filters.</EmptyNotice>;
  return (
    <EmptyNotice title="No message yet">
      Messages appear here as scripts send them.{' '}
      <Link href="/docs/http2sms" className="text-accent underline underline-offset-4">
        How to send one
      </Link>
    </EmptyNotice>
  );
}

type PagesProps = {
  list: MessageList;
  hrefWith: (changes: { before: number | undefined; after: number | undefined }) => string;
};

const PAGE_LINK = 'rounded-md border border-line bg-surface px-3 py-1.5 font-medium hover:bg-raised';

function Pages({ list: { messages, hasNewer, hasOlder }, hrefWith }: PagesProps) {
  if (!hasNewer && !hasOlder) return null;
  return (
    <nav aria-label="Pages" className="mt-4 flex justify-end gap-2">
      {hasNewer && (
        <Link href={hrefWith({ before: undefined, after: messages[0]?.id })} className={PAGE_LINK}>
          Newer
        </Link>
      )}
      {hasOlder && (
        <Link href={hrefWith({ after: undefined, before: messages.at(-1)?.id })} className={PAGE_LINK}>
          Older
        </Link>
      )}
    </nav>
  );
}

type FiltersProps = {
  query: MessageListQuery;
  onChange: (filter: { login?: string; recipient?: string; state?: string }) => void;
};

function Filters({ query, onChange }: FiltersProps) {
  return (
    <div className="flex flex-wrap gap-3">
      <SearchField label="Recipient" value={query.recipient} onChange={(recipient) => onChange({ recipient })} />
      <SearchField label="API user" value={query.login} onChange={(login) => onChange({ login })} />
      <SelectField
        label="Status"
        value={query.state}
        options={[['', 'Any status'], ...MESSAGE_STATES.map((state) => [state, stateLabel(state)] as const)]}
        onChange={(state) => onChange({ state })}
      />
    </div>
  );
}
