'use client';

import { ChevronRight } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Link } from '@/components/ui/Link';
import { EmptyNotice } from '@/components/ui/Notice';
import type { AccountSummary } from '@/lib/schemas/account';
import { useFormat } from '../ui/use-format';

/** The accounts of a panel user, each a way in. */
export function AccountList({ accounts }: { accounts: readonly AccountSummary[] }) {
  const format = useFormat();
  const t = useTranslations('accounts');
  if (accounts.length === 0) {
    return (
      <div className="rounded-lg border border-line bg-surface">
        <EmptyNotice title={t('none')}>{t('noneText')}</EmptyNotice>
      </div>
    );
  }
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface shadow-card">
      {accounts.map(({ serviceName, description, creditsLeft }) => (
        <li key={serviceName}>
          <Link
            href={`/telecom/sms/${serviceName}`}
            className="flex items-center gap-4 p-4 -outline-offset-2 hover:bg-well"
          >
            <span className="min-w-0 flex-1">
              {description !== '' && <span className="block font-medium wrap-anywhere">{description}</span>}
              <span className="font-mono text-xs text-muted only:font-sans only:text-sm only:font-medium only:text-ink">
                {serviceName}
              </span>
            </span>
            <span className="text-right tabular-nums">
              <span className="font-semibold">{format.credits(creditsLeft)}</span>{' '}
              <span className="text-muted max-sm:block max-sm:text-xs">{t('credits')}</span>
            </span>
            <ChevronRight aria-hidden="true" className="size-5 text-muted" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
