import { AllowKey } from '@/components/api-keys/AllowKey';
import { AskedRules } from '@/components/api-keys/AskedRules';
import { TextLink } from '@/components/ui/TextLink';
import { requireActor } from '@/lib/panel/current-actor';
import { panelDependencies } from '@/lib/panel/panel-dependencies';
import { titled, words } from '@/lib/panel/words';
import { readAskedKey } from '@/lib/use-cases/api-keys/read-asked-key';

/** The address is the secret: it must not leave with a click. */
export const generateMetadata = titled('allowKey', { referrer: 'no-referrer', robots: { index: false } });

type Props = { searchParams: Promise<{ credentialToken?: string | string[] }> };

/** Where a program sends somebody whose key it asks for. */
export default async function AllowKeyPage({ searchParams }: Props) {
  const actor = await requireActor();
  const { credentialToken } = await searchParams;
  const linkToken = typeof credentialToken === 'string' ? credentialToken : '';
  const asked = await readAskedKey(panelDependencies(), linkToken);
  const t = await words();
  return (
    <main id="content" tabIndex={-1} className="mx-auto max-w-2xl px-4 py-7 outline-none sm:px-6">
      <h1 className="mb-3 wrap-anywhere">
        {asked ? t('apiKeys.allowTitle', { application: asked.name }) : t('apiKeys.overTitle')}
      </h1>
      {asked ? (
        <>
          {asked.description !== '' && <p className="mb-2 wrap-anywhere">{asked.description}</p>}
          <p className="text-muted wrap-anywhere">
            {t('apiKeys.allowText', { application: asked.name, addedBy: asked.addedBy, email: actor.email })}
          </p>
          <AskedRules rules={asked.rules} />
          <AllowKey linkToken={linkToken} allowedAddresses={asked.allowedAddresses} redirection={asked.redirection} />
        </>
      ) : (
        <p className="text-muted">
          {t.rich('apiKeys.over', { link: (text) => <TextLink href="/profile/api-keys">{text}</TextLink> })}
        </p>
      )}
    </main>
  );
}
