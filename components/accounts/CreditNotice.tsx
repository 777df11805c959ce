'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { creditLevel, RATE_DAYS } from '@/lib/domain/account/credit-level';
import { can } from '@/lib/domain/authorisation/policy';
import type { AccountDetails } from '@/lib/schemas/account';
import { GrantCreditDialog } from '../forms/GrantCreditDialog';
import { useIsInstanceOwner } from '../layout/SignedIn';
import { useAnnounce } from '../ui/Announcer';
import { Button } from '../ui/Button';
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
  const announce = useAnnounce();
  const [isGranting, setGranting] = useState(false);
  const granted = (message: string) => {
    announce(message);
    setGranting(false);
  };
  const level = creditLevel(creditsLeft, spentLately);
  if (level === 'enough') return null;
  const isGone = level === 'none';
  const command = `npm run credit:grant -- ${serviceName} 500 "…"`;
  return (
    <aside
      aria-label={t('label')}
      className={`my-3 flex gap-2.5 rounded-md px-3 py-2 ${isGone ? 'bg-bad-soft' : 'bg-warn-soft'}`}
    >
      <Signal name={isGone ? 'bad' : 'warn'} className="mt-px" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">
          {isGone && t(creditsHeldByQuota > 0 ? 'noneButQuotas' : 'none')}
          {!isGone &&
            t('low', { credits: format.credits(creditsLeft), spent: format.credits(spentLately), days: RATE_DAYS })}
        </p>
        {isInstanceOwner && (
          <Button className="mt-1.5" onClick={() => setGranting(true)}>
            {t('add')}
          </Button>
        )}
        <p className="mt-1.5 text-secondary">{t(isInstanceOwner ? 'byCommand' : 'whatToDo')}</p>
        <CodeSample className="mt-1 max-w-xl">{command}</CodeSample>
        {alertThreshold === null && can(role, 'account.change-limit') && (
          <p className="mt-1.5">
            <TextLink href={`/telecom/sms/${serviceName}/options`}>{t('beTold')}</TextLink>
          </p>
        )}
      </div>
      {isGranting && <GrantCreditDialog account={account} onDone={granted} onClose={() => setGranting(false)} />}
    </aside>
  );
}
