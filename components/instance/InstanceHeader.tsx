'use client';

import { useTranslations } from 'use-intl';
import { INSTANCE_PAGES } from '../layout/instance-pages';
import { SectionTabs } from '../layout/SectionTabs';
import { TextLink } from '../ui/TextLink';

/** The instance's tabs, below the bar. */
export function InstanceHeader() {
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
            sections={INSTANCE_PAGES.map(({ name, ...where }) => ({ label: layout(`instanceTabs.${name}`), ...where }))}
            whole={layout('instance')}
            of={<TextLink href="/telecom/sms">{titles('accounts')}</TextLink>}
          />
        </div>
      </div>
    </section>
  );
}
