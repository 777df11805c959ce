'use client';

import { useTranslations } from 'use-intl';
import type { ActionResult } from '@/lib/schemas/action-result';
import type { OwnSignIn } from '@/lib/schemas/panel-user';
import { Panel } from '../ui/Panel';
import { ChangePasswordForm } from './ChangePasswordForm';
import { SessionsPanel, type ShownSession } from './SessionsPanel';
import { type TwoFactorActions, TwoFactorPanel } from './TwoFactorPanel';

type Props = {
  signIn: OwnSignIn;
  sessions: readonly ShownSession[];
  timeZone: string;
  actions: TwoFactorActions & {
    readonly changePassword: (input: unknown) => Promise<ActionResult>;
    readonly endOtherSessions: () => Promise<ActionResult<{ readonly ended: number }>>;
  };
};

/** How one signs in, the password and the second factor, and where one is signed in. */
export function ProfilePanel({ signIn, sessions, timeZone, actions }: Props) {
  const t = useTranslations();
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight">{t('titles.profile')}</h1>
      <p className="mt-1 text-muted wrap-anywhere">
        {signIn.name}, {signIn.email}
      </p>
      <Panel title={t('profile.password')}>
        <ChangePasswordForm action={actions.changePassword} />
      </Panel>
      <TwoFactorPanel signIn={signIn} actions={actions} />
      <SessionsPanel sessions={sessions} timeZone={timeZone} endOthers={actions.endOtherSessions} />
    </>
  );
}
