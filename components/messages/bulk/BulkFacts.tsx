'use client';

import { useTranslations } from 'use-intl';
import type { KeptBulkRow } from '@/lib/schemas/sent-bulk';
import { CopiedFact } from '../../ui/CopiedFact';
import { Fact } from '../../ui/Fact';
import { Moment } from '../../ui/Moment';
import { SenderFact } from '../../ui/SenderName';
import { SentByFacts } from '../SentByFacts';

type Props = { serviceName: string; send: KeptBulkRow; timeZone: string };

/** Who sent it and how. What a send does not have is left out, as are the moments that its head tells. */
export function BulkFacts({ serviceName, send, timeZone }: Props) {
  const words = useTranslations('messages.page');
  const bulk = useTranslations('bulk');
  const { id, smsClass, tag, createdAt, dueAt, deletedCount, waits } = send;
  return (
    <dl className="divide-y divide-line">
      <Fact name={words('id')}>
        <CopiedFact text={String(id)} label={words('copyId')}>
          {id}
        </CopiedFact>
      </Fact>
      <SentByFacts serviceName={serviceName} sent={send} />
      <Fact name={words('sender')}>
        <SenderFact of={send} />
      </Fact>
      <Fact name={words('class')}>{words('classOf', { class: smsClass })}</Fact>
      {tag !== '' && <Fact name={words('tag')}>{tag}</Fact>}
      {dueAt !== createdAt && !waits && (
        <Fact name={words('due')}>
          <Moment at={dueAt} timeZone={timeZone} isPlanned />
        </Fact>
      )}
      {deletedCount > 0 && <Fact name={bulk('deleted')}>{bulk('messages', { count: deletedCount })}</Fact>}
    </dl>
  );
}
