'use client';

import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { noticedCredit, RATE_DAYS } from '@/lib/domain/account/credit-level';
import { can } from '@/lib/domain/authorisation/policy';
import { ONE_CREDIT } from '@/lib/domain/credits';
import type { AccountDetails } from '@/lib/schemas/account';
import { GrantCommand } from '../forms/GrantCommand';
import { GrantCreditButton } from '../forms/GrantCreditButton';
import { useIsInstanceOwner } from '../layout/SignedIn';
import { Signal } from '../ui/Signal';
import { TextLink } from '../ui/TextLink';
import { useFormat } from '../ui/use-format';

/** On every page of an account whose credit is low or gone: what that means, and who adds some, and how. */
export function CreditNotice({ account }: { account: AccountDetails }) {
  const t = useTranslations('accounts.credit');
  const format = useFormat();
  const { serviceName, creditsLeft, creditsHeldByQuota, spentLately, alertThreshold, role } = account;
  // The command has its place where credit is the subject; elsewhere one row is enough.
  const pathname = usePathname();
  const isOnLedger = pathname === `/telecom/sms/${serviceName}/credit`;
  // Where alerts are the subject, the page's own button sets one up.
  const isOnAlerts = pathname === `/telecom/sms/${serviceName}/alerts`;
  const isStep = pathname === `/telecom/sms/${serviceName}` && isFirstStep(account);
  const level = noticedCredit(account);
  if (level === 'enough') return null;
  const isGone = level === 'none';
  const low = t('low', {
    count: creditsLeft / ONE_CREDIT,
    credits: format.credits(creditsLeft),
    spent: format.credits(spentLately),
    days: RATE_DAYS,
  });
  return (
    <aside
      aria-label={t('label')}
      className={`my-3 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md px-3 py-2 ${isGone ? 'bg-bad-soft' : 'bg-warn-soft'}`}
    >
      <div className="flex min-w-0 flex-1 basis-64 gap-2.5 max-sm:basis-full">
        <Signal name={isGone ? 'bad' : 'warn'} className="mt-px" />
        <p className="min-w-0 font-medium">{isGone ? t(creditsHeldByQuota > 0 ? 'noneButQuotas' : 'none') : low}</p>
      </div>
      {alertThreshold === null && !isOnAlerts && !isStep && can(role, 'account.change-limit') && (
        <TextLink href={`/telecom/sms/${serviceName}/options`}>{t('setAlert')}</TextLink>
      )}
      {!isStep && <WayOut account={account} isOnLedger={isOnLedger} />}
    </aside>
  );
}

/** Whether Home offers it among its first steps. */
const isFirstStep = ({ hasDelivered, disabledAt, creditsLeft, creditsHeldByQuota }: AccountDetails): boolean =>
  !hasDelivered && disabledAt === null && creditsLeft + creditsHeldByQuota <= 0;

type WayOutProps = { account: AccountDetails; isOnLedger: boolean };

/** Whoever can add credit does so here, or in the ledger's own head; others are led to the ledger, where it is said how. */
function WayOut({ account, isOnLedger }: WayOutProps) {
  const t = useTranslations('accounts.credit');
  const { serviceName } = account;
  if (useIsInstanceOwner()) return isOnLedger ? null : <GrantCreditButton account={account} />;
  if (!isOnLedger) return <TextLink href={`/telecom/sms/${serviceName}/credit`}>{t('howToAdd')}</TextLink>;
  return (
    <div className="basis-full pl-7">
      <p className="text-secondary">{t('whatToDo')}</p>
      <GrantCommand serviceName={serviceName} />
    </div>
  );
}
