import { AccountList } from '@/components/accounts/AccountList';
import { requireActor } from '@/lib/panel/current-actor';
import { titled, words } from '@/lib/panel/words';
import { getRuntime } from '@/lib/server/runtime/runtime';
import { listAccounts } from '@/lib/use-cases/accounts/list-accounts';

export const generateMetadata = titled('accounts');

export default async function SmsAccountsPage() {
  const accounts = await listAccounts(getRuntime(), await requireActor());
  return (
    <main id="content" tabIndex={-1} className="outline-none mx-auto max-w-7xl px-4 py-8 sm:px-6">
      <h1 className="mb-5 text-2xl font-semibold tracking-tight">{(await words())('titles.accounts')}</h1>
      <AccountList accounts={accounts} />
    </main>
  );
}
