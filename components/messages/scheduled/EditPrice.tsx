'use client';

import { useTranslations } from 'use-intl';
import type { EditEstimate } from '@/lib/schemas/scheduled';
import { Figure, Figures } from '../../ui/Figures';
import { useFormat } from '../../ui/use-format';

type Props = {
  /** What it cost so far. */
  credits: number;
  /** What the server says of the edit; null: nothing yet. */
  price: EditEstimate | null;
};

/** What an edit changes of the price, and for whom. */
export function EditPrice({ credits, price }: Props) {
  const t = useTranslations('ui.figures');
  const words = useTranslations('editScheduled');
  const format = useFormat();
  const difference = price ? price.after - price.before : null;
  return (
    <div>
      <Figures caption={words('price')}>
        <Figure name={t('now')} value={format.exactCredits(credits)} />
        <Figure name={t('change')} value={difference === null ? null : format.exactChange(difference)} isLive />
        <Figure name={t('after')} value={price && format.exactCredits(price.after)} isLive />
      </Figures>
      <p role="status" className="mt-1.5 text-secondary empty:hidden">
        {price &&
          difference !== null &&
          difference !== 0 &&
          words('difference', {
            way: difference > 0 ? 'taken' : 'back',
            payer: price.quotaOf === null ? 'account' : 'quota',
            login: price.quotaOf ?? '',
          })}
      </p>
    </div>
  );
}
