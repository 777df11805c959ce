'use client';

import { useTranslations } from 'use-intl';
import { ONE_CREDIT } from '@/lib/domain/credits';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import type { AccountDetails } from '@/lib/schemas/account';
import { AccountLimit } from '../forms/AccountLimit';
import { Panel } from '../ui/Panel';
import { Status } from '../ui/Status';
import { TextLink } from '../ui/TextLink';
import { useFormat } from '../ui/use-format';
import { LimitedUsers } from './LimitedUsers';

/** What is to be told to whom, and how near that is, apart from what was told; nothing until that is known. */
export function AlertsSet({ serviceName }: { serviceName: string }) {
  const t = useTranslations('alerts');
  const titles = useTranslations('titles');
  const { data: account } = useResource(RESOURCES.account, serviceName, {});
  if (!account) return null;
  return (
    <div className="mb-5">
      <Panel
        title={t('set')}
        more={<TextLink href={`/telecom/sms/${serviceName}/options`}>{titles('options')}</TextLink>}
      >
        <div className="flex max-w-3xl flex-col gap-4 p-4">
          <div className="flex flex-col gap-1">
            <h3>{t('ofTheAccount')}</h3>
            <AccountLimit account={account} />
            <AlertNow account={account} />
          </div>
          <div className="flex flex-col gap-1">
            <h3>{t('ofApiUsers')}</h3>
            <LimitedUsers serviceName={serviceName} />
          </div>
        </div>
      </Panel>
    </div>
  );
}

/** Whether the account's alert would be sent now, or was. */
function AlertNow({ account: { creditsLeft, alertThreshold } }: { account: AccountDetails }) {
  const t = useTranslations('alerts.now');
  const format = useFormat();
  if (alertThreshold === null) return null;
  const isBelow = creditsLeft < alertThreshold;
  return (
    <p>
      <Status signal={isBelow ? 'warn' : 'good'}>
        <span className="whitespace-normal">
          {t(isBelow ? 'below' : 'above', { count: creditsLeft / ONE_CREDIT, left: format.credits(creditsLeft) })}
        </span>
      </Status>
    </p>
  );
}
