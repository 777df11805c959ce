'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Link } from '../ui/Link';
import { ACCOUNT_PAGES as TABS } from './account-pages';
import { useAccountFacts } from './first-account';
import { SectionTabs } from './SectionTabs';

/** The sections of one account; on phones beside its name. */
export function AccountTabs({ serviceName, accountSwitch }: { serviceName: string; accountSwitch: ReactNode }) {
  const t = useTranslations('layout.tabs');
  const { description } = useAccountFacts(serviceName);
  const base = `/telecom/sms/${serviceName}`;
  return (
    <SectionTabs
      base={base}
      sections={TABS.map(({ name, path, ...rest }) => ({ label: t(name), path, ...rest }))}
      of={
        <>
          <Link
            href={base}
            title={description || serviceName}
            className="truncate rounded-sm py-3 text-xs text-secondary"
          >
            {description || serviceName}
          </Link>
          {accountSwitch}
        </>
      }
    />
  );
}
