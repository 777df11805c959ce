'use client';

import { useParams, useSearchParams } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { TextLink } from '../../ui/TextLink';

/** Names the login that nobody has, and leads to those that there are. */
export function NoSuchApiUser() {
  const t = useTranslations('errors');
  const login = useSearchParams().get('login') ?? '';
  const { serviceName } = useParams<{ serviceName: string }>();
  return (
    <div className="mx-auto flex max-w-lg flex-col gap-3 py-16">
      <h1 className="wrap-anywhere">{t('noApiUser', { login })}</h1>
      <p className="text-muted">{t('noApiUserText')}</p>
      <p>
        <TextLink href={`/telecom/sms/${serviceName}/users`}>{t('toApiUsers')}</TextLink>
      </p>
    </div>
  );
}
