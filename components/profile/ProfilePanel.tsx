'use client';

import { useTranslations } from 'use-intl';
import type { OwnSignIn } from '@/lib/schemas/panel-user';
import { Breadcrumb } from '../ui/Breadcrumb';
import { ButtonLink } from '../ui/ButtonLink';
import { Panel } from '../ui/Panel';
import { ChangePasswordForm } from './ChangePasswordForm';
import { OwnNumberForm } from './OwnNumberForm';
import { SessionsPanel, type ShownSession } from './SessionsPanel';
import { TwoFactorPanel } from './TwoFactorPanel';

type Props = {
  signIn: OwnSignIn;
  sessions: readonly ShownSession[];
  timeZone: string;
};

/** How one signs in, the password and the second factor, and where one is signed in. */
export function ProfilePanel({ signIn, sessions, timeZone }: Props) {
  const t = useTranslations();
  return (
    <>
      <Breadcrumb above={{ href: '/telecom/sms', title: t('titles.accounts') }} />
      <h1>{t('titles.profile')}</h1>
      <p className="mt-1 text-muted wrap-anywhere">
        {signIn.name}, {signIn.email}
      </p>
      <Panel title={t('profile.password')}>
        <ChangePasswordForm />
      </Panel>
      <Panel title={t('profile.ownNumber')}>
        <OwnNumberForm number={signIn.number} />
      </Panel>
      <TwoFactorPanel signIn={signIn} />
      <Panel title={t('profile.apiKeys')}>
        <div className="flex flex-col items-start gap-4 p-4">
          <p className="text-muted">{t('profile.apiKeysText')}</p>
          <ButtonLink href="/profile/api-keys">{t('profile.toApiKeys')}</ButtonLink>
        </div>
      </Panel>
      <SessionsPanel sessions={sessions} timeZone={timeZone} />
    </>
  );
}
