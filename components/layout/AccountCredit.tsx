'use client';

import { useTranslations } from 'use-intl';
import { creditLevel } from '@/lib/domain/account/credit-level';
import { ONE_CREDIT } from '@/lib/domain/credits';
import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';
import { classNames } from '../ui/class-names';
import { Signal } from '../ui/Signal';
import { useFormat } from '../ui/use-format';
import { CREDIT_COLOURS } from './credit-colours';

/** The account's credit as it is now, on each of its pages: in colour, and by a signal, when there is little or none. */
export function AccountCredit({ serviceName }: { serviceName: string }) {
  const t = useTranslations('accounts');
  const format = useFormat();
  const { data: account } = useResource(RESOURCES.account, serviceName, {});
  if (!account) return null;
  const { creditsLeft, creditsHeldByQuota } = account;
  const level = creditLevel(account.creditsLeft, account.spentLately);
  return (
    <dl className="flex items-center gap-4 text-xs whitespace-nowrap text-muted sm:mr-1 sm:border-r sm:border-line sm:pr-3">
      {/* Where there is little room the number stands above its words, so that a large one fits. */}
      <div className="flex flex-row-reverse items-center gap-1.5 max-lg:flex-col-reverse max-lg:items-end max-lg:gap-0">
        <dt className="max-lg:text-2xs">{t('creditsLeft', { count: account.creditsLeft / ONE_CREDIT })}</dt>
        <dd className={classNames('flex items-center gap-1.5 text-sm font-semibold', CREDIT_COLOURS[level])}>
          {level !== 'enough' && <Signal name={level === 'none' ? 'bad' : 'warn'} />}
          {format.exactCredits(creditsLeft)}
        </dd>
      </div>
      <div className="flex flex-row-reverse items-center gap-1.5 max-xl:hidden">
        <dt>{t('held', { count: account.creditsHeldByQuota / ONE_CREDIT })}</dt>
        <dd className="text-sm font-semibold text-ink">{format.exactCredits(creditsHeldByQuota)}</dd>
      </div>
    </dl>
  );
}
