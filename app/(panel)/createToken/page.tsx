import { CreateKeys } from '@/components/api-keys/CreateKeys';
import { RULE_METHODS } from '@/lib/domain/api-key/access-rule';
import { requireActor } from '@/lib/panel/current-actor';
import { titled, words } from '@/lib/panel/words';
import { writeRule } from '@/lib/schemas/api-key';

export const generateMetadata = titled('createKeys');

type Props = { searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> };

/** All keys at once; a link names the rules as the original reads them, each method with its paths: `?GET=/sms/`. */
export default async function CreateKeysPage({ searchParams }: Props) {
  await requireActor();
  const asked = await searchParams;
  const rules = RULE_METHODS.flatMap((method) =>
    [asked[method] ?? []].flat().map((path) => writeRule({ method, path })),
  );
  const t = await words();
  return (
    <main id="content" tabIndex={-1} className="mx-auto max-w-2xl px-4 py-7 outline-none sm:px-6">
      <h1 className="mb-3">{t('titles.createKeys')}</h1>
      <p className="mb-6 text-muted">{t('apiKeys.createText')}</p>
      <CreateKeys rules={rules.join('\n')} />
    </main>
  );
}
