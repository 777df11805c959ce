import { useTranslations } from 'use-intl';

/** On which clock the moments of a page are told, beside its title. */
export function TimesIn({ timeZone }: { timeZone: string }) {
  const t = useTranslations('ui');
  return <span className="text-xs text-muted">{t('timesIn', { timeZone })}</span>;
}
