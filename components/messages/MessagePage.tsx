'use client';

import { notFound, useSearchParams } from 'next/navigation';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { formatMsisdn } from '@/lib/domain/numbering/msisdn';
import { isNotFound } from '@/lib/queries/fetch-json';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import { readOrigin } from '@/lib/schemas/message-address';
import type { KeptMessageRow } from '@/lib/schemas/message-details';
import { useTimeZone } from '../layout/use-time-zone';
import { CopyButton } from '../ui/CopyButton';
import { Link } from '../ui/Link';
import { LINK } from '../ui/link-look';
import { Panel } from '../ui/Panel';
import { QueryContent } from '../ui/QueryContent';
import { MessageFacts } from './MessageFacts';
import { MessageSegments } from './MessageSegments';
import { MessageStatus } from './MessageStatus';
import { MessageTimeline } from './MessageTimeline';

type Props = {
  serviceName: string;
  id: number;
  /** What can be done with it. */
  actions: ReactNode;
  children: ReactNode;
};

/** Everything about one message: what happened to it, its text, its figures; `children` follow. */
export function MessagePage({ serviceName, id, actions, children }: Props) {
  const t = useTranslations('messages.page');
  const details = useResource(RESOURCES.message, serviceName, { id });
  const timeZone = useTimeZone(serviceName);
  if (isNotFound(details.error)) notFound();
  const message = details.data?.message;
  return (
    <>
      <Breadcrumb serviceName={serviceName} id={id} />
      <div className="mt-1 flex min-h-8 flex-wrap items-center gap-3">
        <h1>
          {message ? t('heading', { recipient: formatMsisdn(message.recipient) }) : t('name', { id: String(id) })}
        </h1>
        {message && <MessageStatus state={message.state} ptt={message.ptt} />}
        {message && (
          <div className="flex flex-wrap gap-2 sm:ml-auto">
            <CopyButton text={String(id)} label={t('copyId')} />
            <CopyButton text={`+${message.recipient}`} label={t('copyNumber')} />
            {actions}
          </div>
        )}
      </div>
      <QueryContent label={t('what')} rows={6} read={details}>
        {(found) => (
          <>
            <div className="grid items-start gap-x-4 md:grid-cols-12">
              <div className="min-w-0 md:col-span-8">
                <Panel title={t('happened')} more={<span className="text-xs text-muted">{timeZone}</span>}>
                  <MessageTimeline message={found.message} timeZone={timeZone} />
                </Panel>
                {found.message.segmentCount > 1 && (
                  <Panel title={t('segments')}>
                    <MessageSegments message={found.message} timeZone={timeZone} />
                  </Panel>
                )}
              </div>
              <div className="min-w-0 md:col-span-4">
                <Text message={found.message} />
                <Panel title={t('details')}>
                  <MessageFacts serviceName={serviceName} message={found.message} timeZone={timeZone} />
                </Panel>
              </div>
            </div>
            {children}
          </>
        )}
      </QueryContent>
    </>
  );
}

function Text({ message: { text } }: { message: KeptMessageRow }) {
  const t = useTranslations('messages.page');
  return (
    <Panel title={t('text')} more={<CopyButton text={text} label={t('copyText')} />}>
      <p className="px-4 py-4 wrap-anywhere whitespace-pre-wrap">{text}</p>
    </Panel>
  );
}

const TITLES = {
  messages: 'titles.messages',
  scheduled: 'titles.scheduled',
  callbacks: 'titles.callbacks',
  credit: 'titles.credit',
  'api-user': 'titles.apiUser',
  home: 'layout.tabs.home',
} as const;

function Breadcrumb({ serviceName, id }: { serviceName: string; id: number }) {
  const t = useTranslations('messages.page');
  const words = useTranslations();
  const { list, href } = readOrigin(serviceName, new URLSearchParams(useSearchParams()));
  return (
    <nav aria-label={t('breadcrumb')}>
      <ol className="flex flex-wrap items-center gap-2">
        <li>
          <Link href={href} className={LINK}>
            {words(TITLES[list])}
          </Link>
        </li>
        <li aria-current="page" className="text-muted tabular-nums">
          <span aria-hidden="true">› </span>
          {t('name', { id: String(id) })}
        </li>
      </ol>
    </nav>
  );
}
