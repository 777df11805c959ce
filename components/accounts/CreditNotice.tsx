'use client';

import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { noticedCredit, RATE_DAYS } from '@/lib/domain/account/credit-level';
import { can } from '@/lib/domain/authorisation/policy';
import type { AccountDetails } from '@/lib/schemas/account';
import { GrantCreditButton } from '../forms/GrantCreditButton';
import { useIsInstanceOwner } from '../layout/SignedIn';
import { CodeSample } from '../ui/CodeSample';
import { Signal } from '../ui/Signal';
import { TextLink } from '../ui/TextLink';
import { useFormat } from '../ui/use-format';

/** On every page of an account whose credit is low or gone: what that means, and who adds some, and how. */
export function CreditNotice({ account }: { account: AccountDetails }) {
  const t = useTranslations('accounts.credit');
  const format = useFormat();
  const { serviceName, creditsLeft, creditsHeldByQuota, spentLately, alertThreshold, role } = account;
  const isInstanceOwner = useIsInstanceOwner();
  const ledger = `/telecom/sms/${serviceName}/credit`;
  // The command has its place where credit is the subject; elsewhere one row is enough.
  const isOnLedger = usePathname() === ledger;
  const level = noticedCredit(account);
  if (level === 'enough') return null;
  const isGone = level === 'none';
  const low = t('low', { credits: format.credits(creditsLeft), spent: format.credits(spentLately), days: RATE_DAYS });
  return (
    <aside
      aria-label={t('label')}
      className={`my-3 flex flex-wrap items-center gap-x-2.5 gap-y-2 rounded-md px-3 py-2 ${isGone ? 'bg-bad-soft' : 'bg-warn-soft'}`}
    >
      <Signal name={isGone ? 'bad' : 'warn'} />
      <div className="min-w-0 flex-1 basis-64">
        <p className="font-medium">{isGone ? t(creditsHeldByQuota > 0 ? 'noneButQuotas' : 'none') : low}</p>
      </div>
      {alertThreshold === null && can(role, 'account.change-limit') && (
        <TextLink href={`/telecom/sms/${serviceName}/options`}>{t('setAlert')}</TextLink>
      )}
      {isInstanceOwner ? (
        // Whoever can add credit does so here; others are led to where it is said how, unless they are there.
        <GrantCreditButton account={account} />
      ) : (
        !isOnLedger && <TextLink href={ledger}>{t('howToAdd')}</TextLink>
      )}
      {isOnLedger && <Command serviceName={serviceName} isInstanceOwner={isInstanceOwner} />}
    </aside>
  );
}

/** How credit is added from a shell. */
function Command({ serviceName, isInstanceOwner }: { serviceName: string; isInstanceOwner: boolean }) {
  const t = useTranslations('accounts.credit');
  return (
    <div className="basis-full pl-7">
      <p className="text-secondary">{t(isInstanceOwner ? 'byCommand' : 'whatToDo')}</p>
      <CodeSample className="mt-1 max-w-xl">{`npm run credit:grant -- ${serviceName} 500 "${t('reason')}"`}</CodeSample>
    </div>
  );
}
