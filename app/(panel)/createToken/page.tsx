import { CreateKeys } from '@/components/api-keys/CreateKeys';
import { Breadcrumb } from '@/components/ui/Breadcrumb';
import { requireActor } from '@/lib/panel/current-actor';
import { panelDependencies } from '@/lib/panel/panel-dependencies';
import { titled, words } from '@/lib/panel/words';
import { accountListQuery } from '@/lib/schemas/account';
import { rulesInLink } from '@/lib/schemas/api-key';
import { listAccounts } from '@/lib/use-cases/accounts/list-accounts';

export const generateMetadata = titled('createKeys');

type Props = { searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> };

/** All keys at once; a link names the rules as the original reads them, each method with its paths: `?GET=/sms/`. */
export default async function CreateKeysPage({ searchParams }: Props) {
  const actor = await requireActor();
  const { accounts } = await listAccounts(panelDependencies(), actor, accountListQuery.parse({}));
  const rules = rulesInLink(await searchParams);
  const t = await words();
  return (
    <main id="content" tabIndex={-1} className="mx-auto max-w-2xl px-4 py-7 outline-none sm:px-6">
      <Breadcrumb above={{ href: '/profile/api-keys', title: t('titles.apiKeys') }} />
      <h1 className="mb-3">{t('titles.createKeys')}</h1>
      <p className="mb-6 text-muted">{t('apiKeys.createText')}</p>
      <CreateKeys
        rules={rules}
        accounts={accounts.map(({ serviceName, description }) => ({ serviceName, description }))}
      />
    </main>
  );
}
