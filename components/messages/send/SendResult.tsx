'use client';

import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { ONE_CREDIT } from '@/lib/domain/credits';
import type { PaidSend } from '@/lib/domain/sending/acceptance';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import { useTimeZone } from '../../layout/use-time-zone';
import { Button } from '../../ui/Button';
import { PageHead } from '../../ui/PageHead';
import { QuerySection } from '../../ui/QuerySection';
import { TextLink } from '../../ui/TextLink';
import { useFormat } from '../../ui/use-format';
import { BulkSends } from '../BulkSends';
import { MessagesTable } from '../MessagesTable';
import { type LeftOutEntries, LeftOutList, LeftOutWords } from './LeftOut';

type Props = { serviceName: string; sent: PaidSend; leftOut: LeftOutEntries | null; onAnother: () => void };

/** What became of a send, told as it happens. */
export function SendResult({ serviceName, sent: { messageIds, credits, quotaOf }, leftOut, onAnother }: Props) {
  const t = useTranslations('send');
  const format = useFormat();
  const { first, count } = messageIds;
  const log = useResource(RESOURCES.messages, serviceName, { before: first + count });
  const scheduled = useResource(RESOURCES.scheduled, serviceName, {});
  const waits = scheduled.data?.sends.find(({ id }) => id === first);
  const timeZone = useTimeZone(serviceName);
  const head = useRef<HTMLDivElement>(null);
  useEffect(() => head.current?.focus(), []);
  const link = (words: React.ReactNode) => <TextLink href={`/telecom/sms/${serviceName}/messages`}>{words}</TextLink>;
  return (
    <>
      <div ref={head} tabIndex={-1} className="outline-none">
        <PageHead title={t('accepted', { count })}>
          <Button look="primary" onClick={onAnother}>
            {t('another')}
          </Button>
        </PageHead>
        <p role="status">
          {t(quotaOf === null ? 'acceptedText' : 'acceptedFromQuota', {
            login: quotaOf ?? '',
            count: credits / ONE_CREDIT,
            amount: format.credits(credits),
          })}{' '}
          {t.rich('acceptedAll', { link })}
        </p>
        {leftOut && (
          <div className="mt-1 empty:hidden">
            <LeftOutWords estimate={leftOut} />
            <LeftOutList estimate={leftOut} />
          </div>
        )}
      </div>
      {log.data && <BulkSends sends={log.data.bulkSends.filter(({ id }) => id === first)} />}
      <QuerySection label={t('sentList')} rows={Math.min(count, 6)} read={log}>
        {({ rows }) => {
          const ours = rows.filter(({ id }) => id >= first);
          if (waits) return <Waits serviceName={serviceName} at={waits.dueAt} timeZone={timeZone} />;
          if (ours.length === 0) return <p className="p-4 text-muted">{t('writing')}</p>;
          return (
            <MessagesTable
              serviceName={serviceName}
              messages={ours.toReversed()}
              timeZone={timeZone}
              list="messages"
              isOfOne
            />
          );
        }}
      </QuerySection>
    </>
  );
}

/** Of very many, nothing is written before its moment. */
function Waits({ serviceName, at, timeZone }: { serviceName: string; at: string; timeZone: string }) {
  const t = useTranslations('send');
  const format = useFormat();
  const link = (words: React.ReactNode) => (
    <TextLink href={`/telecom/sms/${serviceName}/messages/scheduled`}>{words}</TextLink>
  );
  return <p className="p-4">{t.rich('waits', { moment: format.dateTime(at, timeZone), link })}</p>;
}
