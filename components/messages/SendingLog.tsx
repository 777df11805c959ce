'use client';

import { type ReactNode, useId } from 'react';
import { useTranslations } from 'use-intl';
import { isFinal, MESSAGE_STATES, type MessageState } from '@/lib/domain/delivery/message-state';
import { RESOURCES } from '@/lib/queries/resources';
import { type List, useList } from '@/lib/queries/use-list';
import { guidesPath } from '@/lib/schemas/guide';
import { hasNoMessage } from '@/lib/schemas/message';
import { ExportLink } from '../filters/ExportLink';
import type { Emptiness } from '../filters/emptiness';
import type { FilterField, FilterOption } from '../filters/filter-field';
import { LogPage } from '../filters/LogPage';
import { usePttFilter } from '../filters/use-ptt-filter';
import { SendLink } from '../layout/SendLink';
import { useTimeZone } from '../layout/use-time-zone';
import { EmptyNotice } from '../ui/Notice';
import { TextLink } from '../ui/TextLink';
import { BulkSends } from './BulkSends';
import { MessagesNav } from './MessagesNav';
import { MessagesTable } from './MessagesTable';
import { useSentByFilter } from './use-sent-by';

type Props = { serviceName: string; countries: readonly FilterOption[] };

/** Every message of the account, and how far each has come. */
export function SendingLog({ serviceName, countries }: Props) {
  const t = useTranslations('messages');
  const titles = useTranslations('titles');
  const timeZone = useTimeZone(serviceName);
  const { list, query, read } = useList(RESOURCES.messages, serviceName);
  const leftOutId = useId();
  const leavesOut = read.data?.rows.some(hasNoMessage) ?? false;
  return (
    <LogPage
      title={titles('messages')}
      actions={
        <>
          <ExportLink
            serviceName={serviceName}
            path="messages"
            list={list}
            query={query}
            describedBy={leavesOut ? leftOutId : undefined}
            page={read.data}
          />
          <SendLink serviceName={serviceName} />
        </>
      }
      above={<MessagesNav serviceName={serviceName} here="messages" />}
      summary={
        read.data && (
          <>
            <BulkSends serviceName={serviceName} sends={read.data.bulkSends} />
            <Unwritten serviceName={serviceName} count={read.data.unwrittenCount} />
            {leavesOut && (
              <p id={leftOutId} className="my-3 text-xs text-muted">
                {t('exportLeavesOut')}
              </p>
            )}
          </>
        )
      }
      label={t('list')}
      list={list}
      read={read}
      search={{ kind: 'text', of: 'messages', name: 'recipient', label: t('recipient'), isOfNumberEnds: true }}
      fields={useFields(list, countries, timeZone)}
      empty={(why) => <NoMessages serviceName={serviceName} why={why} />}
    >
      {(messages) => (
        <MessagesTable serviceName={serviceName} messages={messages} timeZone={timeZone} list="messages" />
      )}
    </LogPage>
  );
}

/** What is not found here yet of what is looked for. */
function Unwritten({ serviceName, count }: { serviceName: string; count: number }) {
  const t = useTranslations('messages');
  if (count === 0) return null;
  const link = (words: ReactNode) => (
    <TextLink href={`/telecom/sms/${serviceName}/messages/scheduled`}>{words}</TextLink>
  );
  return <p className="my-3 text-xs text-muted">{t.rich('unwritten', { count, link })}</p>;
}

function useFields(list: List, countries: readonly FilterOption[], timeZone: string): FilterField[] {
  const t = useTranslations('messages');
  const bulk = useTranslations('bulk');
  const ptt = usePttFilter();
  // Home counts these together, under that name.
  const isUnderWay = (state: MessageState) => state !== 'scheduled' && !isFinal(state);
  const stateName = (state: MessageState) => {
    const name = t(`states.${state}`);
    return isUnderWay(state) ? t('underWay', { state: name }) : name;
  };
  const sentBy = useSentByFilter(list);
  return [
    { kind: 'period', timeZone },
    {
      kind: 'choice',
      name: 'state',
      label: t('status'),
      options: MESSAGE_STATES.map((state) => [state, stateName(state)]),
    },
    sentBy,
    ...(list.askedFor('send') === ''
      ? []
      : [{ kind: 'text', name: 'send', label: bulk('send'), isNumber: true } as const]),
    { kind: 'choice', name: 'country', label: t('country'), options: countries },
    { kind: 'text', name: 'sender', label: t('sender'), isRare: true },
    { kind: 'text', name: 'text', label: t('text'), isRare: true },
    ptt,
    { kind: 'text', name: 'tag', label: t('tag'), isRare: true },
    { kind: 'text', name: 'id', label: t('id'), isNumber: true, isRare: true },
  ];
}

function NoMessages({ serviceName, why }: { serviceName: string; why: Emptiness }) {
  const t = useTranslations('messages.empty');
  if (why !== 'none') return <EmptyNotice title={t(`${why}.title`)}>{t(`${why}.text`)}</EmptyNotice>;
  const link = (text: ReactNode) => <TextLink href={guidesPath(serviceName, 'http2sms')}>{text}</TextLink>;
  return <EmptyNotice title={t('none.title')}>{t.rich('none.text', { link })}</EmptyNotice>;
}
