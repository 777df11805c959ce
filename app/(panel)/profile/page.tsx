import { ProfilePanel } from '@/components/profile/ProfilePanel';
import { requireActor } from '@/lib/panel/current-actor';
import { panelDependencies } from '@/lib/panel/panel-dependencies';
import { presentOwnSignIn } from '@/lib/panel/presenters/present-own-sign-in';
import { readDevice } from '@/lib/panel/read-device';
import { titled } from '@/lib/panel/words';
import { getRuntime } from '@/lib/server/runtime/runtime';
import { getOwnSignIn } from '@/lib/use-cases/own-sign-in/get-own-sign-in';

export const generateMetadata = titled('profile');

export default async function ProfilePage() {
  const signIn = presentOwnSignIn(await getOwnSignIn(panelDependencies(), await requireActor()));
  return (
    <main id="content" tabIndex={-1} className="mx-auto max-w-2xl px-4 py-7 outline-none sm:px-6">
      <ProfilePanel
        signIn={signIn}
        sessions={signIn.sessions.map((session) => ({ ...session, device: readDevice(session.userAgent) }))}
        timeZone={getRuntime().env.timeZone}
      />
    </main>
  );
}
