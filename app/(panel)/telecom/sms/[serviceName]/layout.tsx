import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { AccountHeader } from '@/components/accounts/AccountHeader';
import { requireActor } from '@/lib/panel/current-actor';
import { getRuntime } from '@/lib/runtime/runtime';
import { getAccount } from '@/lib/use-cases/accounts/get-account';

type Props = { children: ReactNode; params: Promise<{ serviceName: string }> };

export default async function AccountLayout({ children, params }: Props) {
  const { serviceName } = await params;
  const { db } = getRuntime();
  const account = await getAccount({ db, now: new Date() }, await requireActor(), serviceName, undefined);
  if (!account.ok) notFound();
  return (
    <>
      <AccountHeader serviceName={serviceName} />
      <main id="content" className="mx-auto max-w-6xl px-4 py-7 sm:px-6">
        {children}
      </main>
    </>
  );
}
