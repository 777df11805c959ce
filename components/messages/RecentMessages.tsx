'use client';

import { useQuery } from '@tanstack/react-query';
import { accountQuery, messagesQuery } from '@/lib/queries/account-queries';
import { messageListQuery } from '@/lib/schemas/message';
import { Panel } from '../ui/Panel';
import { TextLink } from '../ui/TextLink';
import { MessagesTable } from './MessagesTable';

const SHOWN = 5;

/** The newest messages of one API user, live. */
export function RecentMessages({ serviceName, login }: { serviceName: string; login: string }) {
  const { data } = useQuery(messagesQuery(serviceName, messageListQuery.parse({ login })));
  const { data: account } = useQuery(accountQuery(serviceName));
  const messages = data?.messages.slice(0, SHOWN) ?? [];
  return (
    <Panel
      title="Recent messages"
      more={
        <TextLink href={`/telecom/sms/${serviceName}/messages?login=${encodeURIComponent(login)}`}>
          All messages
        </TextLink>
      }
    >
      {messages.length > 0 ? (
        <MessagesTable messages={messages} timeZone={account?.timeZone ?? 'UTC'} />
      ) : (
        <p className="px-4 py-5 text-muted">{data ? 'No message yet.' : 'Loading…'}</p>
      )}
    </Panel>
  );
}
