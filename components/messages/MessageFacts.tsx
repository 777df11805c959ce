'use client';

import { useTranslations } from 'use-intl';
import { ONE_CREDIT } from '@/lib/domain/credits';
import { dlrDescription } from '@/lib/domain/delivery/dlr';
import { formatMsisdn } from '@/lib/domain/numbering/msisdn';
import type { KeptMessageRow } from '@/lib/schemas/message-details';
import { ApiUserLink } from '../ui/ApiUserLink';
import { Fact } from '../ui/Fact';
import { Moment } from '../ui/Moment';
import { useFormat } from '../ui/use-format';

type Props = { serviceName: string; message: KeptMessageRow; timeZone: string };

/** Who sent it to whom, how, for how much and when. What a message does not have is left out. */
export function MessageFacts({ serviceName, message, timeZone }: Props) {
  const t = useTranslations('messages.page');
  const format = useFormat();
  const { login, hasApiUser, createdAt, dueAt, settledAt, refundedAt, smsClass, tag, carrier, dlrId } = message;
  const moment = (at: string) => <Moment at={at} timeZone={timeZone} />;
  return (
    <dl className="divide-y divide-line">
      <Fact name={t('id')}>{message.id}</Fact>
      <Fact name={t('apiUser')}>
        {login !== null && hasApiUser ? (
          <ApiUserLink serviceName={serviceName} login={login} />
        ) : (
          (login ?? t('account'))
        )}
      </Fact>
      <Fact name={t('sender')}>{message.sender}</Fact>
      <Fact name={t('recipient')}>{formatMsisdn(message.recipient)}</Fact>
      <Fact name={t('class')}>{t('classOf', { class: smsClass })}</Fact>
      {tag !== '' && <Fact name={t('tag')}>{tag}</Fact>}
      <Fact name={t('length')}>
        {t('lengthOf', { segments: message.segmentCount, encoding: t(`encodings.${message.encoding}`) })}
      </Fact>
      <Fact name={t('price')}>
        {t('credits', { count: message.credits / ONE_CREDIT, amount: format.credits(message.credits) })}
      </Fact>
      <Fact name={t('accepted')}>{moment(createdAt)}</Fact>
      <Fact name={t('due')}>{dueAt === createdAt ? t('atOnce') : moment(dueAt)}</Fact>
      <Fact name={t('settled')}>{settledAt === null ? t('notYet') : moment(settledAt)}</Fact>
      {refundedAt !== null && <Fact name={t('refunded')}>{moment(refundedAt)}</Fact>}
      <Fact name={t('dlr')}>{`${dlrId}, ${dlrDescription(dlrId)}`}</Fact>
      {carrier !== null && <Fact name={t('carrier')}>{carrier}</Fact>}
    </dl>
  );
}
