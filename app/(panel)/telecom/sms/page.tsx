import { redirect } from 'next/navigation';
import { AccountList } from '@/components/accounts/AccountList';
import { requireActor } from '@/lib/panel/current-actor';
import { panelDependencies } from '@/lib/panel/panel-dependencies';
import { titled } from '@/lib/panel/words';
import { listAccounts } from '@/lib/use-cases/accounts/list-accounts';

export const generateMetadata = titled('accounts');

export default async function SmsAccountsPage() {
  const accounts = await listAccounts(panelDependencies(), await requireActor());
  const [only, ...others] = accounts;
  // A list of one leads nowhere else.
  if (only && others.length === 0) redirect(`/telecom/sms/${only.serviceName}`);
  return (
    <main id="content" tabIndex={-1} className="outline-none mx-auto max-w-page px-4 pt-4 pb-8 sm:px-6">
      <AccountList accounts={accounts} />
    </main>
  );
}
