'use client';

import { useParams, useSearchParams } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { ButtonLink } from '../../ui/ButtonLink';
import { SignalBox } from '../../ui/Signal';

/** Names the login that nobody has, and leads to those that there are. */
export function NoSuchApiUser() {
  const t = useTranslations('errors');
  const login = useSearchParams().get('login') ?? '';
  const { serviceName } = useParams<{ serviceName: string }>();
  return (
    <div className="mx-auto flex max-w-lg flex-col items-center gap-3 py-16 text-center">
      <SignalBox name="off" />
      <h1 className="wrap-anywhere">{t('noApiUser', { login })}</h1>
      <p className="text-muted">{t('noApiUserText')}</p>
      <ButtonLink href={`/telecom/sms/${serviceName}/users`}>{t('toApiUsers')}</ButtonLink>
    </div>
  );
}
