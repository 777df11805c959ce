'use client';

import { useTranslations } from 'use-intl';
import { ONE_CREDIT } from '@/lib/domain/credits';
import type { KeptBulkRow } from '@/lib/schemas/sent-bulk';
import { Fact } from '../../ui/Fact';
import { Panel } from '../../ui/Panel';
import { useFormat } from '../../ui/use-format';

/** What a bulk send costs, what of it is still held, what came back, and who paid. */
export function BulkPrice({ send: { price, held, cost, quotaOf } }: { send: KeptBulkRow }) {
  const t = useTranslations('messages.page');
  const bulk = useTranslations('bulk');
  const format = useFormat();
  const credits = (hundredths: number) => (
    <strong className="font-semibold">
      {t('credits', { count: hundredths / ONE_CREDIT, amount: format.exactCredits(hundredths) })}
    </strong>
  );
  return (
    <Panel title={t('price')}>
      <dl className="divide-y divide-line">
        {held < price && <Fact name={t('charged')}>{credits(price)}</Fact>}
        {held > 0 && <Fact name={bulk('held')}>{credits(held)}</Fact>}
        {price > cost && (
          <>
            <Fact name={t('refunded')}>{credits(price - cost)}</Fact>
            <Fact name={t('netPrice')}>{credits(cost)}</Fact>
          </>
        )}
        <Fact name={t('paidBy')}>{quotaOf === null ? t('account') : t('quotaOf', { login: quotaOf })}</Fact>
      </dl>
    </Panel>
  );
}
