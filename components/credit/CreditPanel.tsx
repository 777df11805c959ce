'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { ONE_CREDIT } from '@/lib/domain/credits';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import { ColourKey } from '../charts/ColourKey';
import { Headline } from '../ui/Headline';
import { Panel } from '../ui/Panel';
import { TextLink } from '../ui/TextLink';
import { useFormat } from '../ui/use-format';
import { CreditForecast } from './CreditForecast';

/** How much credit is left, until when it lasts, and how much of it quotas hold. */
export function CreditPanel({ serviceName }: { serviceName: string }) {
  const t = useTranslations('overview.credit');
  const format = useFormat();
  const { data: account } = useResource(RESOURCES.account, serviceName, {});
  const free = account?.creditsLeft ?? 0;
  const held = account?.creditsHeldByQuota ?? 0;
  return (
    <Panel title={t('title')} more={<TextLink href={`/telecom/sms/${serviceName}/credit`}>{t('movements')}</TextLink>}>
      <div className="p-4">
        <dl className="space-y-3 tabular-nums">
          <Headline label={t('left')}>{account ? format.exactCredits(free) : '…'}</Headline>
          <CreditForecast serviceName={serviceName} />
        </dl>
        {free + held > 0 && (
          <div className="mt-3 border-t border-line pt-3">
            <div className="flex flex-wrap justify-between gap-x-4 text-xs">
              <Key className="bg-chart-1">{t('free')}</Key>
              <Key className="bg-control">
                {/* Where the head of the page has no room for it. */}
                {t('held')} <span className="xl:hidden">{format.exactCredits(held)}</span>
              </Key>
            </div>
            <div aria-hidden="true" className="mt-2 flex h-1.5 gap-px overflow-hidden rounded-full bg-track">
              <div className="bg-chart-1" style={{ width: `${(free / (free + held)) * 100}%` }} />
              {held > 0 && <div className="flex-1 bg-control" />}
            </div>
          </div>
        )}
        {account && account.alertThreshold !== null && (
          <p className="mt-3 text-xs text-muted">
            {t('alert', {
              count: account.alertThreshold / ONE_CREDIT,
              threshold: format.credits(account.alertThreshold),
            })}
          </p>
        )}
      </div>
    </Panel>
  );
}

const Key = ({ className, children }: { className: string; children: ReactNode }) => (
  <span className="inline-flex items-center gap-2">
    <ColourKey className={className} />
    {children}
  </span>
);
