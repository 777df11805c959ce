'use client';

import { useTranslations } from 'use-intl';
import { dlrDescription } from '@/lib/domain/delivery/dlr';
import { isFinal } from '@/lib/domain/delivery/message-state';
import { formatMsisdn } from '@/lib/domain/numbering/msisdn';
import type { KeptMessageRow } from '@/lib/schemas/message-details';
import { CopiedFact } from '../ui/CopiedFact';
import { Fact } from '../ui/Fact';
import { BulkLink } from '../ui/MessageLink';
import { Moment } from '../ui/Moment';
import { SenderFact } from '../ui/SenderName';
import { StatusLink } from '../ui/StatusLink';
import { usePttWords } from '../ui/use-ptt-words';
import { SentByFacts } from './SentByFacts';

type Props = {
  serviceName: string;
  message: KeptMessageRow;
  /** Of the bulk send that it is of; null: of none. */
  sendId: number | null;
  timeZone: string;
};

/** Who sent it to whom and how. What a message does not have is left out, as is a moment that its timeline tells. */
export function MessageFacts({ serviceName, message, sendId, timeZone }: Props) {
  const t = useTranslations('messages.page');
  const words = useTranslations();
  const { createdAt, dueAt, wasScheduled, smsClass, tag, state, events } = message;
  return (
    <dl className="divide-y divide-line">
      <Fact name={t('id')}>
        <CopiedFact text={String(message.id)} label={t('copyId')}>
          {message.id}
        </CopiedFact>
      </Fact>
      {sendId !== null && (
        <Fact name={words('bulk.partOf')}>
          <BulkLink serviceName={serviceName} id={sendId} list="messages">
            {words('titles.bulkSend', { id: String(sendId) })}
          </BulkLink>
        </Fact>
      )}
      <SentByFacts serviceName={serviceName} sent={message} />
      <Fact name={t('sender')}>
        <SenderFact of={message} />
      </Fact>
      <Fact name={t('recipient')}>
        <CopiedFact text={formatMsisdn(message.recipient)} label={t('copyNumber')}>
          {message.groupedRecipient}
        </CopiedFact>
      </Fact>
      <Fact name={t('class')}>{t('classOf', { class: smsClass })}</Fact>
      {tag !== '' && <Fact name={t('tag')}>{tag}</Fact>}
      {events[0]?.at !== createdAt && (
        <Fact name={t('accepted')}>
          <Moment at={createdAt} timeZone={timeZone} />
        </Fact>
      )}
      {wasScheduled && state !== 'scheduled' && (
        <Fact name={t('due')}>
          <Moment at={dueAt} timeZone={timeZone} isPlanned />
        </Fact>
      )}
      {state !== 'scheduled' && <Ending message={message} timeZone={timeZone} />}
      <CarrierFact message={message} />
    </dl>
  );
}

/** Which carrier has answered for it, or is to. */
function CarrierFact({ message: { carrier, handing } }: Pick<Props, 'message'>) {
  const t = useTranslations('messages.page');
  if (carrier !== null) return <Fact name={t('carrier')}>{carrier}</Fact>;
  if (!handing) return null;
  const { how, isDisabled } = handing;
  return (
    <Fact name={t('carrier')}>
      {t(`handing.${how}`, { carrier: handing.carrier })}
      {isDisabled && <span className="block text-2xs text-muted">{t('carrierDisabled')}</span>}
    </Fact>
  );
}

/** When it ended, where its timeline does not say so, and by which codes programs are told. */
function Ending({ message: { settledAt, ptt, dlrId, events }, timeZone }: Pick<Props, 'message' | 'timeZone'>) {
  const t = useTranslations('messages.page');
  const comment = usePttWords()(ptt)?.comment;
  return (
    <>
      {!events.some(({ state, applied }) => applied && isFinal(state)) && (
        <Fact name={t('settled')}>
          {settledAt === null ? t('notYet') : <Moment at={settledAt} timeZone={timeZone} />}
        </Fact>
      )}
      <Fact name={t('pttCode')}>
        <StatusLink of={{ ptt }}>{comment === undefined ? ptt : `${ptt}, ${comment}`}</StatusLink>
      </Fact>
      <Fact name={t('dlr')}>
        <StatusLink of={{ dlr: dlrId }}>{`${dlrId}, ${dlrDescription(dlrId)}`}</StatusLink>
      </Fact>
    </>
  );
}
