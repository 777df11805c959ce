'use client';

import { useTranslations } from 'use-intl';
import { daysLeft, FORECAST_DAYS, LEAST_FORECAST_DAYS, type SpendingPace } from '@/lib/domain/account/credit-forecast';
import { type Credits, ONE_CREDIT } from '@/lib/domain/credits';
import { useFormat } from '../ui/use-format';

/** Beyond that, a day would look more certain than it is. */
const LONGEST_DAYS = 365;

type Known = {
  readonly pace: SpendingPace;
  readonly today: number;
  readonly hasHadCredit: boolean;
  readonly creditsLeft: Credits;
};
type Words = {
  readonly name: string;
  readonly value: string;
  readonly rule: string;
};

/** Until when an account's own credit lasts, as a figure under its name, and by which rule; null: it has had none yet. */
export function useForecastWords() {
  const t = useTranslations('credit.forecast');
  const format = useFormat();
  return ({ pace, today, hasHadCredit, creditsLeft }: Known): Words | null => {
    if (!hasHadCredit) return null;
    if (pace.kind !== 'steady') {
      if (creditsLeft <= 0) return { name: t('lasts'), value: t('gone'), rule: '' };
      const isEarly = pace.kind === 'too_early';
      const rule = isEarly ? t('tooEarly', { days: LEAST_FORECAST_DAYS }) : t('idle', { days: FORECAST_DAYS });
      return { name: t('lasts'), value: t('unknown'), rule };
    }
    const perDay = Math.round(pace.spent / pace.days);
    const rule = t('rule', { count: perDay / ONE_CREDIT, perDay: format.credits(perDay), days: pace.days });
    const left = daysLeft(creditsLeft, pace);
    if (creditsLeft <= 0) return { name: t('lasts'), value: t('gone'), rule };
    if (left > LONGEST_DAYS) return { name: t('lasts'), value: t('long'), rule };
    return { name: t('until'), value: left === 0 ? t('today') : format.day(today + left), rule };
  };
}
