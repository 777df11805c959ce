'use client';

import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { ONE_CREDIT } from '@/lib/domain/credits';
import type { PaidSend } from '@/lib/domain/sending/acceptance';
import { MOST_AT_ONCE } from '@/lib/domain/sending/bulk';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import { isSentBulk } from '@/lib/schemas/message';
import { type LeftOutEntries, LeftOutList, LeftOutWords } from '../../forms/LeftOut';
import { OnlySeems } from '../../layout/OnlySeems';
import { useTimeZone } from '../../layout/use-time-zone';
import { Button } from '../../ui/Button';
import { PageHead } from '../../ui/PageHead';
import { QuerySection } from '../../ui/QuerySection';
import { TextLink } from '../../ui/TextLink';
import { useFormat } from '../../ui/use-format';
import { MessagesTable } from '../MessagesTable';
import { BulkResult } from './BulkResult';

type Props = {
  serviceName: string;
  sent: PaidSend;
  leftOut: LeftOutEntries | null;
  onAnother: () => void;
  /** Goes back to what was left out, to correct it; undefined: nothing of it can be. */
  onCorrect: (() => void) | undefined;
};

/** What became of a send, told as it happens. */
export function SendResult({ serviceName, sent, leftOut, onAnother, onCorrect }: Props) {
  const { messageIds, credits, quotaOf } = sent;
  const t = useTranslations('send');
  const format = useFormat();
  const { first, count } = messageIds;
  const head = useRef<HTMLDivElement>(null);
  useEffect(() => head.current?.focus(), []);
  const isBulk = count > MOST_AT_ONCE;
  const link = (words: React.ReactNode) => <TextLink href={`/telecom/sms/${serviceName}/messages`}>{words}</TextLink>;
  return (
    <>
      <div ref={head} tabIndex={-1} className="outline-none">
        <PageHead title={t('accepted', { count })}>
          <Button look="primary" onClick={onAnother}>
            {t('another')}
          </Button>
        </PageHead>
        <OnlySeems serviceName={serviceName} />
        <p role="status">
          {t(quotaOf === null ? 'acceptedText' : 'acceptedFromQuota', {
            login: quotaOf ?? '',
            count: credits / ONE_CREDIT,
            amount: format.credits(credits),
          })}{' '}
          {!isBulk && t.rich('acceptedAll', { link })}
        </p>
        {leftOut && (
          <div className="mt-1 empty:hidden">
            <LeftOutWords isOver estimate={leftOut} />
            <LeftOutList isOver estimate={leftOut} />
            {onCorrect && (
              <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1">
                <Button onClick={onCorrect}>{t('correct', { count: leftOut.leftOutCount })}</Button>
                <p className="text-xs text-muted">{t('correctText', { count })}</p>
              </div>
            )}
          </div>
        )}
      </div>
      {isBulk ? (
        <BulkResult serviceName={serviceName} id={first} />
      ) : (
        <SentMessages serviceName={serviceName} first={first} count={count} />
      )}
    </>
  );
}

type SentProps = { serviceName: string } & PaidSend['messageIds'];

/** Few enough to be shown one by one. */
function SentMessages({ serviceName, first, count }: SentProps) {
  const t = useTranslations('send');
  const log = useResource(RESOURCES.messages, serviceName, { before: first + count });
  const timeZone = useTimeZone(serviceName);
  return (
    <QuerySection label={t('sentList')} rows={Math.min(count, 6)} read={log}>
      {({ rows }) => {
        const ours = rows.filter((row) => !isSentBulk(row) && row.id >= first).reverse();
        if (ours.length === 0) return <p className="p-4 text-muted">{t('writing')}</p>;
        return (
          <MessagesTable
            serviceName={serviceName}
            messages={ours}
            timeZone={timeZone}
            list="messages"
            alike={['sentBy']}
          />
        );
      }}
    </QuerySection>
  );
}
