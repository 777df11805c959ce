'use client';

import { useTranslations } from 'use-intl';
import type { CarrierDetails } from '@/lib/schemas/carrier-pages';
import { Moment } from '../../ui/Moment';
import { Panel } from '../../ui/Panel';

type Props = { troubles: NonNullable<CarrierDetails['live']>['troubles']; timeZone: string };

/** What was last in a carrier's way, the newest first, since it was started. */
export function CarrierTroubles({ troubles, timeZone }: Props) {
  const t = useTranslations('instance.carriers.troubles');
  return (
    <Panel title={t('title')}>
      {troubles.length === 0 ? (
        <p className="px-4 py-3 text-muted">{t('none')}</p>
      ) : (
        <ul className="divide-y divide-line">
          {troubles.map(({ at, text }) => (
            <li key={`${at} ${text}`} className="px-4 py-1.5 text-xs">
              <Moment at={at} timeZone={timeZone} className="mr-3 whitespace-nowrap text-muted tabular-nums" />
              <span className="wrap-anywhere">{text}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
