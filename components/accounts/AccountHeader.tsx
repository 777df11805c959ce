'use client';

import { useTranslations } from 'use-intl';
import { AccountTabs } from '@/components/layout/AccountTabs';
import { Button } from '@/components/ui/Button';
import { ErrorNotice } from '@/components/ui/Notice';
import { useFaultWords } from '@/components/ui/use-fault-words';
import { useStandstill } from '@/components/ui/use-standstill';
import { RESOURCES } from '@/lib/queries/resources';
import { useLiveAccount } from '@/lib/queries/use-live-account';
import { useResource } from '@/lib/queries/use-resource';
import { useFormat } from '../ui/use-format';
import { CreditNotice } from './CreditNotice';

/** The account's name, its credit as it is now, and its tabs. */
export function AccountHeader({ serviceName }: { serviceName: string }) {
  const t = useTranslations('accounts');
  const faultWords = useFaultWords();
  useLiveAccount(serviceName);
  const standsStill = useStandstill() !== null;
  const { data: account, error, refetch } = useResource(RESOURCES.account, serviceName, {});
  return (
    <section aria-label={t('label')} className="border-b border-line bg-surface">
      <div className="mx-auto max-w-7xl px-4 pt-5 sm:px-6">
        <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3 pb-3">
          <div className="min-w-0">
            <p className="truncate text-xl font-semibold tracking-tight">{account?.description || serviceName}</p>
            <p className="font-mono text-sm text-muted">{serviceName}</p>
          </div>
          <dl className="flex gap-8 tabular-nums">
            <Figure label={t('creditsLeft')} hundredths={account?.creditsLeft} strong />
            <Figure label={t('held')} hundredths={account?.creditsHeldByQuota} />
          </dl>
        </div>
        {error && !standsStill && (
          <div className="pb-3">
            <ErrorNotice action={<Button onClick={() => void refetch()}>{t('tryAgain')}</Button>}>
              {t('roleUnknown', { fault: faultWords(error.message) })}
            </ErrorNotice>
          </div>
        )}
        {account && <CreditNotice account={account} />}
        <AccountTabs serviceName={serviceName} />
      </div>
    </section>
  );
}

function Figure({
  label,
  hundredths,
  strong = false,
}: {
  label: string;
  hundredths: number | undefined;
  strong?: boolean;
}) {
  const format = useFormat();
  return (
    <div>
      <dt className="text-sm text-muted">{label}</dt>
      <dd className={strong ? 'text-xl font-semibold' : 'text-xl text-muted'}>
        {hundredths === undefined ? '–' : format.credits(hundredths)}
      </dd>
    </div>
  );
}
