'use client';

import { useTranslations } from 'use-intl';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import { Headline } from '../ui/Headline';
import { useFormat } from '../ui/use-format';
import { CreditForecast } from './CreditForecast';

/** What the page of credit begins with: how much is left, how much quotas hold, and until when it lasts. */
export function CreditFigures({ serviceName }: { serviceName: string }) {
  const t = useTranslations('overview.credit');
  const titles = useTranslations('titles');
  const format = useFormat();
  const { data: account } = useResource(RESOURCES.account, serviceName, {});
  const credits = (amount: number | undefined) => (amount === undefined ? '…' : format.exactCredits(amount));
  return (
    <section
      aria-label={titles('credit')}
      className="mb-3 rounded-lg border border-line bg-surface px-4 py-3 shadow-card"
    >
      <dl className="grid grid-cols-2 gap-x-12 gap-y-3 tabular-nums max-sm:gap-x-4 max-sm:*:nth-3:col-span-2 sm:grid-cols-[auto_auto_minmax(0,1fr)]">
        <Headline
          label={t('left')}
          note={
            account &&
            account.alertThreshold !== null &&
            t('alertBelow', { threshold: format.credits(account.alertThreshold) })
          }
        >
          {credits(account?.creditsLeft)}
        </Headline>
        <Headline label={t('heldByQuotas')}>{credits(account?.creditsHeldByQuota)}</Headline>
        <CreditForecast serviceName={serviceName} />
      </dl>
    </section>
  );
}
