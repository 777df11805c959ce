'use client';

import { useTranslations } from 'use-intl';
import { TextLink } from '../ui/TextLink';

/** Says that nothing is at this address, and where to go instead. */
export function NotFound() {
  const t = useTranslations('errors');
  return (
    <div className="mx-auto flex max-w-lg flex-col gap-3 py-16">
      <h1>{t('notFound')}</h1>
      <p className="text-muted">{t('notFoundText')}</p>
      <p>
        <TextLink href="/telecom/sms">{t('toAccounts')}</TextLink>
      </p>
    </div>
  );
}
