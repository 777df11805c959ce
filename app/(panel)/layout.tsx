import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { SignedIn } from '@/components/layout/SignedIn';
import { TopBar } from '@/components/layout/TopBar';
import { REQUESTED_PATH_HEADER } from '@/lib/gateway/wire/wire';
import { currentActor } from '@/lib/panel/current-actor';

/** Every page here is one person's: nothing is rendered ahead. */
export const dynamic = 'force-dynamic';

export default async function PanelLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  if (!actor) {
    const path = (await headers()).get(REQUESTED_PATH_HEADER) ?? '/telecom/sms';
    redirect(`/sign-in?returnTo=${encodeURIComponent(path)}`);
  }
  return (
    <SignedIn email={actor.email}>
      <TopBar name={actor.name} email={actor.email} />
      {children}
    </SignedIn>
  );
}
