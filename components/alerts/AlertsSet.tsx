'use client';

import { useTranslations } from 'use-intl';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import { Panel } from '../ui/Panel';
import { AccountAlert } from './AccountAlert';
import { LimitedUsers } from './LimitedUsers';

/** What is to be told to whom, and how near that is, apart from what was told; nothing until that is known. */
export function AlertsSet({ serviceName }: { serviceName: string }) {
  const t = useTranslations('alerts');
  const { data: account } = useResource(RESOURCES.account, serviceName, {});
  if (!account) return null;
  return (
    <div className="mb-5">
      <Panel title={t('set')}>
        <div className="flex flex-col gap-4 p-4">
          <AccountAlert account={account} />
          <div className="flex max-w-3xl flex-col gap-1">
            <h3>{t('ofApiUsers')}</h3>
            <LimitedUsers serviceName={serviceName} />
          </div>
        </div>
      </Panel>
    </div>
  );
}
