'use client';

import { useTranslations } from 'use-intl';
import { SectionTabs } from '../layout/SectionTabs';
import { TextLink } from '../ui/TextLink';

const TABS = [
  { name: 'accounts', path: '/accounts' },
  { name: 'rates', path: '/rates' },
  { name: 'panelUsers', path: '/panel-users' },
  { name: 'carriers', path: '/carriers', alsoAt: '/new-carrier' },
  { name: 'routes', path: '/routes' },
  { name: 'health', path: '/health' },
  { name: 'backups', path: '/backups' },
] as const;

/** The instance's tabs, below the bar. */
export function InstanceHeader() {
  const t = useTranslations('instance');
  const titles = useTranslations('titles');
  const layout = useTranslations('layout');
  return (
    <section
      aria-label={layout('instance')}
      className="relative -mt-px border-b border-line bg-surface max-md:border-t"
    >
      <div className="mx-auto max-w-page px-4 sm:px-6">
        <div className="-mb-px">
          <SectionTabs
            base="/instance"
            sections={TABS.map(({ name, ...where }) => ({ label: t(`tabs.${name}`), ...where }))}
            of={<TextLink href="/telecom/sms">{titles('accounts')}</TextLink>}
          />
        </div>
      </div>
    </section>
  );
}
