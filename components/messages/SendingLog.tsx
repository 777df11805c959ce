'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { MESSAGE_STATES } from '@/lib/domain/delivery/message-state';
import { accountQuery, messagesQuery } from '@/lib/queries/account-queries';
import { useListState } from '@/lib/queries/use-list-state';
import { type MessageList, type MessageListQuery, messageListQuery } from '@/lib/schemas/message';
import { UnreadableParameters } from '../layout/UnreadableParameters';
import { EmptyNotice } from '../ui/Notice';
import { QuerySection } from '../ui/QuerySection';
import { SearchField } from '../ui/SearchField';
import { SelectField } from '../ui/SelectField';
import { BulkSends } from './BulkSends';
import { stateLabel } from './MessageStatus';
import { MessagesTable } from './MessagesTable';

const FIRST_PAGE = { before: undefined, after: undefined } as const;

export function SendingLog({ serviceName }: { serviceName: string }) {
  const { query, faults, hrefWith, change } = useListState(messageListQuery);
  const log = useQuery(messagesQuery(serviceName, query));
  const { data: account } = useQuery(accountQuery(serviceName));
  return (
    <>
      <h1 className="mb-5 text-2xl font-semibold tracking-tight">Sending log</h1>
      <Filters query={query} onChange={(filter) => change({ ...filter, ...FIRST_PAGE })} />
      {log.data && <BulkSends sends={log.data.bulkSends} />}
      <UnreadableParameters faults={faults} hrefWith={hrefWith} />
      <QuerySection label="messages" rows={6} read={log}>
        {({ messages, searchedTo }) =>
          messages.length > 0 ? (
            <MessagesTable messages={messages} timeZone={account?.timeZone ?? 'UTC'} />
          ) : (
            <NoMessages filtered={query.login + query.recipient + query.state !== ''} searching={searchedTo !== null} />
          )
        }
      </QuerySection>
      {log.data && <Pages list={log.data} goingBack={query.after !== undefined} hrefWith={hrefWith} />}
    </>
  );
}

function NoMessages({ filtered, searching }: { filtered: boolean; searching: boolean }) {
  if (searching) return <EmptyNotice title="No message matches so far">Older ones may: search further.</EmptyNotice>;
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
  goingBack: boolean;
  hrefWith: (changes: { before: number | undefined; after: number | undefined }) => string;
};

const PAGE_LINK = 'rounded-md border border-line bg-surface px-3 py-1.5 font-medium hover:bg-raised';

/** Where each link leads. A search that was not finished goes on where it stopped, in the direction in which it went. */
function linksOf({ messages, searchedTo }: MessageList, goingBack: boolean) {
  const further = (label: string, id: number | undefined, searching: boolean) =>
    searching && searchedTo !== null ? ({ label: 'Search further', id: searchedTo } as const) : { label, id };
  return {
    newer: further('Newer', messages[0]?.id, goingBack),
    older: further('Older', messages.at(-1)?.id, !goingBack),
  };
}

function Pages({ list, goingBack, hrefWith }: PagesProps) {
  const { hasNewer, hasOlder, searchedTo } = list;
  if (!hasNewer && !hasOlder) return null;
  const { newer, older } = linksOf(list, goingBack);
  return (
    <nav aria-label="Pages" className="mt-4 flex flex-wrap items-center justify-end gap-2">
      {searchedTo !== null && <p className="text-muted">Not all messages have been searched yet.</p>}
      {hasNewer && (
        <Link href={hrefWith({ before: undefined, after: newer.id })} className={PAGE_LINK}>
          {newer.label}
        </Link>
      )}
      {hasOlder && (
        <Link href={hrefWith({ after: undefined, before: older.id })} className={PAGE_LINK}>
          {older.label}
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
