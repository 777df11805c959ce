'use client';

import { useTranslations } from 'use-intl';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import { Headline } from '../ui/Headline';
import { useForecastWords } from './use-forecast-words';

/** Until when the account's own credit lasts, and how that is known. */
export function CreditForecast({ serviceName }: { serviceName: string }) {
  const t = useTranslations('credit.forecast');
  const forecastWords = useForecastWords();
  const { data: account } = useResource(RESOURCES.account, serviceName, {});
  const { data: known, isError } = useResource(RESOURCES.spendingPace, serviceName, {});
  const words = known && account && forecastWords({ ...known, creditsLeft: account.creditsLeft });
  if (words === null) return null;
  return (
    <Headline label={words?.name ?? t('until')} note={words?.rule ?? (isError ? t('failed') : '…')}>
      {words?.value ?? '…'}
    </Headline>
  );
}
