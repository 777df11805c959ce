'use client';

import { useTranslations } from 'use-intl';
import { ONE_CREDIT } from '@/lib/domain/credits';
import type { KeptBulkRow } from '@/lib/schemas/sent-bulk';
import { ApiUserLink } from '../../ui/ApiUserLink';
import { Fact } from '../../ui/Fact';
import { Moment } from '../../ui/Moment';
import { useFormat } from '../../ui/use-format';

type Props = { serviceName: string; send: KeptBulkRow; timeZone: string };

/** Who sent it, how, when, and who paid how much. What a send does not have is left out. */
export function BulkFacts({ serviceName, send, timeZone }: Props) {
  const t = useTranslations('bulk');
  const words = useTranslations('messages.page');
  const format = useFormat();
  const { id, login, hasApiUser, sender, smsClass, tag, createdAt, dueAt, quotaOf, price, cost, held } = send;
  const moment = (at: string) => <Moment at={at} timeZone={timeZone} />;
  const credits = (hundredths: number) =>
    words('credits', { count: hundredths / ONE_CREDIT, amount: format.credits(hundredths) });
  return (
    <dl className="divide-y divide-line">
      <Fact name={words('id')}>{id}</Fact>
      <Fact name={words('apiUser')}>
        {login !== null && hasApiUser ? (
          <ApiUserLink serviceName={serviceName} login={login} />
        ) : (
          (login ?? words('account'))
        )}
      </Fact>
      <Fact name={words('sender')}>{sender}</Fact>
      <Fact name={words('class')}>{words('classOf', { class: smsClass })}</Fact>
      {tag !== '' && <Fact name={words('tag')}>{tag}</Fact>}
      <Fact name={words('accepted')}>{moment(createdAt)}</Fact>
      <Fact name={words('due')}>{dueAt === createdAt ? words('atOnce') : moment(dueAt)}</Fact>
      <Fact name={t('paidBy')}>{quotaOf === null ? words('account') : t('quotaOf', { login: quotaOf })}</Fact>
      <Fact name={words('price')}>{credits(price)}</Fact>
      {held > 0 && <Fact name={t('held')}>{credits(held)}</Fact>}
      {price > cost && <Fact name={t('givenBack')}>{credits(price - cost)}</Fact>}
    </dl>
  );
}
