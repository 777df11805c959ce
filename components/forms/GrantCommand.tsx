'use client';

import { useTranslations } from 'use-intl';
import { CodeSample } from '../ui/CodeSample';

/** How credit is added from a shell. */
export function GrantCommand({ serviceName }: { serviceName: string }) {
  const t = useTranslations('accounts.credit');
  return (
    <CodeSample className="mt-1 max-w-xl">{`npm run credit:grant -- ${serviceName} 500 "${t('reason')}"`}</CodeSample>
  );
}
