'use client';

import { useTranslations } from 'use-intl';
import { daysLeft, FORECAST_DAYS, LEAST_FORECAST_DAYS, type SpendingPace } from '@/lib/domain/account/credit-forecast';
import type { Credits } from '@/lib/domain/credits';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import { useFormat } from '../ui/use-format';

type Props = { serviceName: string; creditsLeft: Credits | undefined };

/** Until when the account's own credit lasts, and how that is known. */
export function CreditForecast({ serviceName, creditsLeft }: Props) {
  const t = useTranslations('credit.forecast');
  const { data, isError } = useResource(RESOURCES.spendingPace, serviceName, {});
  const isKnown = data !== undefined && creditsLeft !== undefined;
  return (
    <section aria-label={t('label')} className="mb-3 min-h-10">
      {isKnown && <Forecast {...data} creditsLeft={creditsLeft} />}
      {isError && !data && <p className="text-muted">{t('failed')}</p>}
    </section>
  );
}

/** Beyond that, a day would look more certain than it is. */
const LONGEST_DAYS = 365;

function Forecast({ pace, today, creditsLeft }: { pace: SpendingPace; today: number; creditsLeft: Credits }) {
  const t = useTranslations('credit.forecast');
  const format = useFormat();
  if (pace.kind !== 'steady') {
    return (
      <p>
        {pace.kind === 'too_early' ? t('tooEarly', { days: LEAST_FORECAST_DAYS }) : t('idle', { days: FORECAST_DAYS })}
      </p>
    );
  }
  const left = daysLeft(creditsLeft, pace);
  return (
    <>
      <p className="font-medium">
        {left > LONGEST_DAYS ? t('long') : t('until', { days: left, date: format.day(today + left) })}
      </p>
      <p className="text-muted">
        {t('rule', { perDay: format.credits(Math.round(pace.spent / pace.days)), days: pace.days })}
      </p>
    </>
  );
}
