import { AccountList } from '@/components/accounts/AccountList';
import { PageHead } from '@/components/ui/PageHead';
import { requireActor } from '@/lib/panel/current-actor';
import { titled, words } from '@/lib/panel/words';
import { getRuntime } from '@/lib/server/runtime/runtime';
import { listAccounts } from '@/lib/use-cases/accounts/list-accounts';

export const generateMetadata = titled('accounts');

export default async function SmsAccountsPage() {
  const accounts = await listAccounts(getRuntime(), await requireActor());
  return (
    <main id="content" tabIndex={-1} className="outline-none mx-auto max-w-page px-4 pt-4 pb-8 sm:px-6">
      <PageHead title={(await words())('titles.accounts')} />
      <AccountList accounts={accounts} />
    </main>
  );
}
