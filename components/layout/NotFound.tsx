'use client';

import { useTranslations } from 'use-intl';
import { ButtonLink } from '../ui/ButtonLink';
import { SignalBox } from '../ui/Signal';

/** Says that nothing is at this address, and where to go instead: within an account first to its Home. */
export function NotFound({ serviceName }: { serviceName?: string }) {
  const t = useTranslations('errors');
  return (
    <div className="mx-auto flex max-w-lg flex-col items-center gap-3 py-16 text-center">
      <SignalBox name="off" />
      <h1>{t('notFound')}</h1>
      <p className="text-muted">{t('notFoundText')}</p>
      <div className="flex flex-wrap justify-center gap-2">
        {serviceName && <ButtonLink href={`/telecom/sms/${serviceName}`}>{t('toHome')}</ButtonLink>}
        <ButtonLink href="/telecom/sms">{t('toAccounts')}</ButtonLink>
      </div>
    </div>
  );
}
