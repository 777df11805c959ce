'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { AccountTabs } from '@/components/layout/AccountTabs';
import { Button } from '@/components/ui/Button';
import { ErrorNotice, WarningNotice } from '@/components/ui/Notice';
import { useFaultWords } from '@/components/ui/use-fault-words';
import { useStandstill } from '@/components/ui/use-standstill';
import { RESOURCES } from '@/lib/queries/resources';
import { useLiveAccount } from '@/lib/queries/use-live-account';
import { useResource } from '@/lib/queries/use-resource';
import { CreditNotice } from './CreditNotice';

type Props = {
  serviceName: string;
  /** Where in the course of changes its page was made. */
  since: string;
  /** The way to another account, on phones, where there is no breadcrumb. */
  accountSwitch: ReactNode;
};

/** The account's tabs, below the bar, and what is to be said on every page of it. */
export function AccountHeader({ serviceName, since, accountSwitch }: Props) {
  const t = useTranslations('accounts');
  const faultWords = useFaultWords();
  useLiveAccount(serviceName, since);
  const standsStill = useStandstill() !== null;
  const { data: account, error, refetch } = useResource(RESOURCES.account, serviceName, {});
  return (
    <section aria-label={t('label')} className="relative -mt-px border-b border-line bg-surface max-md:border-t">
      <div className="mx-auto max-w-page px-4 sm:px-6">
        <div className="-mb-px">
          <AccountTabs serviceName={serviceName} accountSwitch={accountSwitch} />
        </div>
        {error && !standsStill && (
          <div className="py-3">
            <ErrorNotice action={<Button onClick={() => void refetch()}>{t('tryAgain')}</Button>}>
              {t('roleUnknown', { fault: faultWords(error.message) })}
            </ErrorNotice>
          </div>
        )}
        {account?.disabledAt && (
          <div className="py-3">
            <WarningNotice>{t('disabled')}</WarningNotice>
          </div>
        )}
        {account && <CreditNotice account={account} />}
      </div>
    </section>
  );
}
