'use client';

import { useTranslations } from 'use-intl';
import { ButtonLink } from '../ui/ButtonLink';
import { SignalBox } from '../ui/Signal';

/** Says that nothing is at this address, and where to go instead. */
export function NotFound() {
  const t = useTranslations('errors');
  return (
    <div className="mx-auto flex max-w-lg flex-col items-center gap-3 py-16 text-center">
      <SignalBox name="off" />
      <h1>{t('notFound')}</h1>
      <p className="text-muted">{t('notFoundText')}</p>
      <ButtonLink href="/telecom/sms">{t('toAccounts')}</ButtonLink>
    </div>
  );
}
