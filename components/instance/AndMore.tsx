import { useTranslations } from 'use-intl';

/** How many more there are than a row names. */
export function AndMore({ count }: { count: number }) {
  const t = useTranslations('instance');
  return count > 0 && <span className="text-muted">{t('andMore', { count })}</span>;
}
