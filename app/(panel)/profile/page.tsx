import type { Metadata } from 'next';
import { ProfilePanel } from '@/components/profile/ProfilePanel';
import { requireActor } from '@/lib/panel/current-actor';
import { panelDependencies } from '@/lib/panel/panel-dependencies';
import { getOwnSignIn } from '@/lib/use-cases/own-sign-in/get-own-sign-in';
import { beginTwoFactorAction, changeOwnPasswordAction, confirmTwoFactorAction, stopTwoFactorAction } from './actions';

export const metadata: Metadata = { title: 'Your sign-in' };

export default async function ProfilePage() {
  const signIn = await getOwnSignIn(panelDependencies(), await requireActor());
  return (
    <main id="content" tabIndex={-1} className="mx-auto max-w-2xl px-4 py-7 outline-none sm:px-6">
      <ProfilePanel
        signIn={signIn}
        actions={{
          changePassword: changeOwnPasswordAction,
          begin: beginTwoFactorAction,
          confirm: confirmTwoFactorAction,
          stop: stopTwoFactorAction,
        }}
      />
    </main>
  );
}
