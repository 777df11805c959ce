'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { creditLevel, RATE_DAYS } from '@/lib/domain/account/credit-level';
import { can } from '@/lib/domain/authorisation/policy';
import type { AccountDetails } from '@/lib/schemas/account';
import { useFormat } from '../ui/use-format';

/** On every page of an account whose credit is low or gone: what that means, and who adds some, and how. */
export function CreditNotice({ account }: { account: AccountDetails }) {
  const t = useTranslations('accounts.credit');
  const format = useFormat();
  const { serviceName, creditsLeft, creditsHeldByQuota, spentLately, alertThreshold, role } = account;
  const level = creditLevel(creditsLeft, spentLately);
  if (level === 'enough') return null;
  const isGone = level === 'none';
  const command = `npm run credit:grant -- ${serviceName} 500 "…"`;
  return (
    <aside
      aria-label={t('label')}
      className={`mb-3 rounded-lg px-4 py-3 ${isGone ? 'bg-bad-soft text-bad' : 'bg-wait-soft text-wait'}`}
    >
      <p className="font-medium">
        {isGone && t(creditsHeldByQuota > 0 ? 'noneButQuotas' : 'none')}
        {!isGone &&
          t('low', { credits: format.credits(creditsLeft), spent: format.credits(spentLately), days: RATE_DAYS })}
      </p>
      <p className="mt-1 wrap-anywhere">
        {t.rich('whatToDo', { command: () => <code className="font-mono text-sm">{command}</code> })}
      </p>
      {alertThreshold === null && can(role, 'account.change-limit') && (
        <p className="mt-1">
          <Link
            href={`/telecom/sms/${serviceName}/options`}
            className="rounded font-medium underline underline-offset-4"
          >
            {t('beTold')}
          </Link>
        </p>
      )}
    </aside>
  );
}
