import { ApiKeysPanel } from '@/components/api-keys/ApiKeysPanel';
import { requireActor } from '@/lib/panel/current-actor';
import { panelDependencies } from '@/lib/panel/panel-dependencies';
import { presentOwnKeys } from '@/lib/panel/presenters/present-own-keys';
import { titled } from '@/lib/panel/words';
import { getRuntime } from '@/lib/server/runtime/runtime';
import { findOwnKeys } from '@/lib/use-cases/api-keys/find-own-keys';

export const generateMetadata = titled('apiKeys');

export default async function ApiKeysPage() {
  const keys = presentOwnKeys(await findOwnKeys(panelDependencies(), await requireActor()));
  return (
    <main id="content" tabIndex={-1} className="mx-auto max-w-3xl px-4 py-7 outline-none sm:px-6">
      <ApiKeysPanel {...keys} timeZone={getRuntime().env.timeZone} />
    </main>
  );
}
