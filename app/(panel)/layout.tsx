import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { SignedIn } from '@/components/layout/SignedIn';
import { TopBar } from '@/components/layout/TopBar';
import { AccountSwitch } from '@/components/palette/AccountSwitch';
import { PaletteButton } from '@/components/palette/PaletteButton';
import { REQUESTED_PATH_HEADER } from '@/lib/gateway/wire/wire';
import { currentActor } from '@/lib/panel/current-actor';
import { FirstReads, first } from '@/lib/panel/first-reads';
import { panelDependencies } from '@/lib/panel/panel-dependencies';
import { READS } from '@/lib/panel/reads';
import { findOwnAccounts } from '@/lib/use-cases/accounts/find-own-accounts';

/** Every page here is one person's: nothing is rendered ahead. */
export const dynamic = 'force-dynamic';

export default async function PanelLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  const path = (await headers()).get(REQUESTED_PATH_HEADER) ?? '/telecom/sms';
  if (!actor) {
    redirect(`/sign-in?returnTo=${encodeURIComponent(path)}`);
  }
  const { accounts } = await findOwnAccounts(panelDependencies(), actor, { search: '' });
  return (
    <SignedIn email={actor.email} isInstanceOwner={actor.isInstanceOwner} hasSeveralAccounts={accounts.length > 1}>
      <FirstReads serviceName={accountOf(path)} reads={[first(READS.account, {})]}>
        <TopBar
          name={actor.name}
          email={actor.email}
          accountSwitch={<AccountSwitch />}
          palette={<PaletteButton isInstanceOwner={actor.isInstanceOwner} />}
        />
        {children}
      </FirstReads>
    </SignedIn>
  );
}

/** The account whose page was asked for: the bar above it tells its credit from the first paint on. */
const accountOf = (path: string): string | undefined => /^\/telecom\/sms\/([^/?]+)/.exec(path)?.[1];
