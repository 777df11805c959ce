'use client';

import { useTranslations } from 'use-intl';
import { RESOURCES } from '@/lib/queries/resources';
import { useList } from '@/lib/queries/use-list';
import { ExportLink } from '../../filters/ExportLink';
import { LogPage } from '../../filters/LogPage';
import { useTimeZone } from '../../layout/use-time-zone';
import { ButtonLink } from '../../ui/ButtonLink';
import { EmptyNotice } from '../../ui/Notice';
import { MessagesNav } from '../MessagesNav';
import { ReceivedTable } from './ReceivedTable';
import { useDeleteReply } from './use-delete-reply';

/** What people have sent back. */
export function Received({ serviceName }: { serviceName: string }) {
  const t = useTranslations('received');
  const titles = useTranslations('titles');
  const timeZone = useTimeZone(serviceName);
  const { list, query, read } = useList(RESOURCES.incoming, serviceName);
  const { onDelete, dialog } = useDeleteReply(serviceName);
  return (
    <>
      <LogPage
        title={titles('received')}
        actions={<ExportLink serviceName={serviceName} path="received" list={list} query={query} page={read.data} />}
        above={<MessagesNav serviceName={serviceName} here="received" />}
        label={t('list')}
        list={list}
        read={read}
        search={{ kind: 'text', of: 'received', name: 'number', label: t('from') }}
        fields={[
          { kind: 'period', timeZone },
          { kind: 'text', name: 'text', label: t('text') },
        ]}
        empty={(why) => (
          <EmptyNotice
            title={t(`empty.${why}.title`)}
            action={
              why === 'none' && (
                <ButtonLink href={`/telecom/sms/${serviceName}/senders`}>{t('empty.addNumber')}</ButtonLink>
              )
            }
          >
            {t(`empty.${why}.text`)}
          </EmptyNotice>
        )}
      >
        {(messages) => (
          <ReceivedTable serviceName={serviceName} messages={messages} timeZone={timeZone} onDelete={onDelete} />
        )}
      </LogPage>
      {dialog}
    </>
  );
}
