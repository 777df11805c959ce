'use client';

import { usePathname } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { creditLevel, RATE_DAYS } from '@/lib/domain/account/credit-level';
import { can } from '@/lib/domain/authorisation/policy';
import type { AccountDetails } from '@/lib/schemas/account';
import { onDemand } from '../forms/on-demand';
import { useIsInstanceOwner } from '../layout/SignedIn';
import { useAnnounce } from '../ui/Announcer';
import { Button } from '../ui/Button';
import { CodeSample } from '../ui/CodeSample';
import { Signal } from '../ui/Signal';
import { TextLink } from '../ui/TextLink';
import { useFormat } from '../ui/use-format';

const GrantCreditDialog = onDemand(async () => (await import('../forms/GrantCreditDialog')).GrantCreditDialog);

/** On every page of an account whose credit is low or gone: what that means, and who adds some, and how. */
export function CreditNotice({ account }: { account: AccountDetails }) {
  const t = useTranslations('accounts.credit');
  const format = useFormat();
  const { serviceName, creditsLeft, creditsHeldByQuota, spentLately, alertThreshold, role } = account;
  const isInstanceOwner = useIsInstanceOwner();
  const announce = useAnnounce();
  const [isGranting, setGranting] = useState(false);
  const granted = (message: string) => {
    announce(message);
    setGranting(false);
  };
  const ledger = `/telecom/sms/${serviceName}/credit`;
  // The command has its place where credit is the subject; elsewhere one row is enough.
  const isOnLedger = usePathname() === ledger;
  const level = creditLevel(creditsLeft, spentLately);
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
      <WayToCredit
        isInstanceOwner={isInstanceOwner}
        ledger={isOnLedger ? null : ledger}
        onAdd={() => setGranting(true)}
      />
      {isOnLedger && <Command serviceName={serviceName} isInstanceOwner={isInstanceOwner} />}
      {isGranting && <GrantCreditDialog account={account} onDone={granted} onClose={() => setGranting(false)} />}
    </aside>
  );
}

type WayProps = { isInstanceOwner: boolean; ledger: string | null; onAdd: () => void };

/** Whoever can add credit does so here; others are led to where it is said how, unless they are there. */
function WayToCredit({ isInstanceOwner, ledger, onAdd }: WayProps) {
  const t = useTranslations('accounts.credit');
  if (isInstanceOwner) return <Button onClick={onAdd}>{t('add')}</Button>;
  return ledger !== null && <TextLink href={ledger}>{t('howToAdd')}</TextLink>;
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
