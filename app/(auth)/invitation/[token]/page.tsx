import { JoinAccount } from '@/components/invitation/JoinAccount';
import { NewPanelUserForm } from '@/components/invitation/NewPanelUserForm';
import { LanguageSwitch } from '@/components/layout/LanguageSwitch';
import { Logo } from '@/components/ui/Logo';
import { TextLink } from '@/components/ui/TextLink';
import { currentActor } from '@/lib/panel/current-actor';
import { panelDependencies } from '@/lib/panel/panel-dependencies';
import { titled, words } from '@/lib/panel/words';
import { readInvitation } from '@/lib/use-cases/invitations/read-invitation';

export const dynamic = 'force-dynamic';

/** The address is the secret: it must not leave with a click. */
export const generateMetadata = titled('invitation', { referrer: 'no-referrer', robots: { index: false } });

type Props = { params: Promise<{ token: string }> };

export default async function InvitationPage({ params }: Props) {
  const { token } = await params;
  const invitation = await readInvitation(panelDependencies(), token);
  const actor = await currentActor();
  const t = await words();
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-8 p-5">
      <Logo />
      <section className="rounded-lg border border-line bg-surface p-6 shadow-card sm:p-8">
        <h1 className="mb-3">{t(invitation ? 'titles.invitation' : 'invitation.overTitle')}</h1>
        {invitation ? (
          <>
            <p className="mb-6 text-muted wrap-anywhere">
              {t('invitation.text', {
                invitedBy: invitation.invitedBy,
                email: invitation.email,
                serviceName: invitation.serviceName,
                role: t(`invitation.role.${invitation.role}`),
              })}
            </p>
            {invitation.hasSignIn ? (
              <JoinAccount email={invitation.email} signedInAs={actor?.email ?? null} token={token} />
            ) : (
              <NewPanelUserForm token={token} />
            )}
          </>
        ) : (
          <p className="text-muted">
            {t.rich('invitation.over', { link: (text) => <TextLink href="/sign-in">{text}</TextLink> })}
          </p>
        )}
      </section>
      <LanguageSwitch />
    </main>
  );
}
