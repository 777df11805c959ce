'use client';

import { useTranslations } from 'use-intl';
import { ACCOUNT_PAGES as TABS } from './account-pages';
import { SectionTabs } from './SectionTabs';

/** The sections of one account. */
export function AccountTabs({ serviceName }: { serviceName: string }) {
  const t = useTranslations('layout.tabs');
  return (
    <SectionTabs
      base={`/telecom/sms/${serviceName}`}
      sections={TABS.map(({ name, path }) => ({ label: t(name), path }))}
    />
  );
}
