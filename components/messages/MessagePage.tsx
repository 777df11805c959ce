'use client';

import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { isNotFound } from '@/lib/queries/fetch-json';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import { useTimeZone } from '../layout/use-time-zone';
import { Panel } from '../ui/Panel';
import { QueryContent } from '../ui/QueryContent';
import { TimesIn } from '../ui/TimesIn';
import { ListCrumb } from './ListCrumb';
import { MessageFacts } from './MessageFacts';
import { MessageHead } from './MessageHead';
import { MessagePrice } from './MessagePrice';
import { MessageSegments } from './MessageSegments';
import { MessageText } from './MessageText';
import { MessageTimeline } from './MessageTimeline';

type Props = {
  serviceName: string;
  id: number;
  /** What can be done with it. */
  actions: ReactNode;
  children: ReactNode;
};

/** Everything about one message: how it ended, what happened to it, its text, its figures; `children` follow. */
export function MessagePage({ serviceName, id, actions, children }: Props) {
  const t = useTranslations('messages.page');
  const details = useResource(RESOURCES.message, serviceName, { id });
  const timeZone = useTimeZone(serviceName);
  if (isNotFound(details.error)) notFound();
  return (
    <>
      <ListCrumb serviceName={serviceName} name={t('name', { id: String(id) })} />
      {!details.data && <h1 className="mt-2">{t('name', { id: String(id) })}</h1>}
      <QueryContent label={t('what')} rows={6} read={details}>
        {({ message, sendId, movements, readAt }) => (
          <>
            <MessageHead serviceName={serviceName} message={message} readAt={readAt} timeZone={timeZone}>
              {actions}
            </MessageHead>
            <div className="grid gap-x-4 md:grid-cols-12 md:grid-rows-[auto_1fr]">
              <div className="min-w-0 md:col-span-8">
                <Panel title={t('happened')} more={<TimesIn timeZone={timeZone} />}>
                  <MessageTimeline message={message} timeZone={timeZone} />
                </Panel>
                {message.segmentCount > 1 && (
                  <Panel title={t('segments')}>
                    <MessageSegments message={message} timeZone={timeZone} />
                  </Panel>
                )}
              </div>
              <div className="min-w-0 md:col-span-4 md:row-span-2">
                <MessageText serviceName={serviceName} message={message} />
                <MessagePrice message={message} movements={movements} timeZone={timeZone} />
                <Panel title={t('details')}>
                  <MessageFacts serviceName={serviceName} message={message} sendId={sendId} timeZone={timeZone} />
                </Panel>
              </div>
              <div className="min-w-0 md:col-span-8">{children}</div>
            </div>
          </>
        )}
      </QueryContent>
    </>
  );
}
