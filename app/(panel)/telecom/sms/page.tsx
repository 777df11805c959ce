import { redirect } from 'next/navigation';
import { AccountList } from '@/components/accounts/AccountList';
import { requireActor } from '@/lib/panel/current-actor';
import { listQueryOf, type PageQuery } from '@/lib/panel/first-reads';
import { panelDependencies } from '@/lib/panel/panel-dependencies';
import { titled } from '@/lib/panel/words';
import { FirstAnswers } from '@/lib/queries/first-answers';
import { ACCOUNT_LIST, keyOfAccounts } from '@/lib/queries/own-accounts';
import { findOwnAccounts } from '@/lib/use-cases/accounts/find-own-accounts';
import { listAccounts } from '@/lib/use-cases/accounts/list-accounts';

export const generateMetadata = titled('accounts');

type Props = { searchParams: Promise<PageQuery> };

export default async function SmsAccountsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const query = listQueryOf({ resource: ACCOUNT_LIST }, await searchParams) ?? ACCOUNT_LIST.query.parse({});
  const dependencies = panelDependencies();
  const data = await listAccounts(dependencies, actor, query);
  if (data.all === 1) {
    const [only] = (await findOwnAccounts(dependencies, actor, { search: '' })).accounts;
    // A list of one leads nowhere else.
    if (only) redirect(`/telecom/sms/${only.serviceName}`);
  }
  return (
    <main id="content" tabIndex={-1} className="outline-none mx-auto max-w-page px-4 pt-4 pb-8 sm:px-6">
      <FirstAnswers answers={[{ key: keyOfAccounts(query), data }]} readAt={dependencies.now.getTime()}>
        <AccountList />
      </FirstAnswers>
    </main>
  );
}
