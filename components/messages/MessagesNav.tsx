'use client';

import { useTranslations } from 'use-intl';
import { PageTabs } from '../ui/PageTabs';

const PAGES = [
  ['messages', ''],
  ['scheduled', '/scheduled'],
  ['received', '/received'],
] as const;

type Props = { serviceName: string; here: (typeof PAGES)[number][0] };

/** The lists of an account's messages: what was sent, what is still to be sent, and what was sent back. */
export function MessagesNav({ serviceName, here }: Props) {
  const t = useTranslations('scheduled');
  const pages = PAGES.map(([name, path]) => ({
    name,
    title: t(`nav.${name}`),
    href: `/telecom/sms/${serviceName}/messages${path}`,
  }));
  return (
    <div className="mb-3">
      <PageTabs label={t('lists')} pages={pages} here={here} />
    </div>
  );
}
