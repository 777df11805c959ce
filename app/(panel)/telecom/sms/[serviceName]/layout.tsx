import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { AccountHeader } from '@/components/accounts/AccountHeader';
import { AccountAtFirst } from '@/components/layout/AccountAtFirst';
import { AccountSwitch } from '@/components/palette/AccountSwitch';
import { readNow } from '@/lib/panel/first-reads';
import { READS } from '@/lib/panel/reads';
import { getRuntime } from '@/lib/server/runtime/runtime';

type Props = { children: ReactNode; params: Promise<{ serviceName: string }> };

/** A tab of the browser names the page, then the account. */
export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  const { serviceName } = await params;
  return { title: { default: serviceName, template: `%s · ${serviceName} · Chappe` } };
}

export default async function AccountLayout({ children, params }: Props) {
  const { serviceName } = await params;
  const since = getRuntime().liveUpdates.position();
  const account = await readNow(READS.account, serviceName, {});
  if (!account.ok) notFound();
  const { timeZone, role, description, disabledAt } = account.value;
  return (
    <AccountAtFirst facts={{ timeZone, role, description, disabledAt }}>
      <AccountHeader serviceName={serviceName} since={since} accountSwitch={<AccountSwitch />} />
      <main id="content" tabIndex={-1} className="outline-none mx-auto max-w-page px-4 pt-4 pb-8 sm:px-6">
        {children}
      </main>
    </AccountAtFirst>
  );
}
