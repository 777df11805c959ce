'use client';

import { useTranslations } from 'use-intl';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import { AccountLimit } from '../forms/AccountLimit';
import { Panel } from '../ui/Panel';
import { TextLink } from '../ui/TextLink';

/** What is to be told to whom, apart from what was; nothing until that is known. */
export function AlertsSet({ serviceName }: { serviceName: string }) {
  const t = useTranslations('alerts');
  const titles = useTranslations('titles');
  const { data: account } = useResource(RESOURCES.account, serviceName, {});
  if (!account) return null;
  const base = `/telecom/sms/${serviceName}`;
  return (
    <div className="mb-5">
      <Panel title={t('set')} more={<TextLink href={`${base}/options`}>{titles('options')}</TextLink>}>
        <div className="flex max-w-3xl flex-col gap-1 p-4">
          <AccountLimit account={account} />
          <p>
            <TextLink href={`${base}/users?limit=on`}>{t('limitedUsers')}</TextLink>
          </p>
        </div>
      </Panel>
    </div>
  );
}
