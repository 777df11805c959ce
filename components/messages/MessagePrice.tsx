'use client';

import { useTranslations } from 'use-intl';
import { ONE_CREDIT } from '@/lib/domain/credits';
import type { KeptMessageRow } from '@/lib/schemas/message-details';
import type { MovementRow } from '@/lib/schemas/movement';
import { Fact } from '../ui/Fact';
import { Moment } from '../ui/Moment';
import { Panel } from '../ui/Panel';
import { useFormat } from '../ui/use-format';
import { paymentOf } from './payment';

type Props = { message: KeptMessageRow; movements: readonly MovementRow[]; timeZone: string };

/** What it costs, how that comes about, and who paid. */
export function MessagePrice({ message, movements, timeZone }: Props) {
  const t = useTranslations('messages.page');
  const format = useFormat();
  const { credits, segmentCount, refundedAt } = message;
  const inWords = (hundredths: number) =>
    t('credits', { count: hundredths / ONE_CREDIT, amount: format.exactCredits(hundredths) });
  const payment = paymentOf(movements);
  return (
    <Panel title={t('price')}>
      <dl className="divide-y divide-line">
        <Fact name={t('eachSegment')}>{inWords(credits / segmentCount)}</Fact>
        <Fact name={t('segments')}>{t('times', { count: segmentCount })}</Fact>
        <Fact name={t('charged')}>
          <strong className="font-semibold">{inWords(credits)}</strong>
        </Fact>
        {refundedAt !== null && (
          <>
            <Fact name={t('refunded')}>
              {t.rich('refundedAt', {
                credits: inWords(credits),
                at: () => <Moment at={refundedAt} timeZone={timeZone} />,
              })}
            </Fact>
            <Fact name={t('netPrice')}>
              <strong className="font-semibold">{inWords(0)}</strong>
            </Fact>
          </>
        )}
        {payment && (
          <Fact name={t('paidBy')}>
            {payment.isQuota ? t('quotaOf', { login: payment.login ?? '' }) : t('account')}
          </Fact>
        )}
      </dl>
    </Panel>
  );
}
