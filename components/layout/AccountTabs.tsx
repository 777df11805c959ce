'use client';

import { useTranslations } from 'use-intl';
import { SectionTabs } from './SectionTabs';

const TABS = [
  { name: 'home', path: '' },
  { name: 'messages', path: '/messages' },
  { name: 'senders', path: '/senders' },
  { name: 'users', path: '/users' },
  { name: 'credit', path: '/credit' },
  { name: 'callbacks', path: '/callbacks' },
  { name: 'alerts', path: '/alerts' },
  { name: 'audit', path: '/audit' },
  { name: 'panelUsers', path: '/panel-users' },
  { name: 'options', path: '/options' },
] as const;

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
