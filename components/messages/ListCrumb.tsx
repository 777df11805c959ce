'use client';

import { useSearchParams } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { readOrigin } from '@/lib/schemas/message-address';
import { Link } from '../ui/Link';
import { LINK } from '../ui/link-look';

const TITLES = {
  messages: 'titles.messages',
  scheduled: 'titles.scheduled',
  callbacks: 'titles.callbacks',
  credit: 'titles.credit',
  'api-user': 'titles.apiUser',
  home: 'layout.tabs.home',
} as const;

/** The way back to the list that led here, as it was, and the name of what this page is about. */
export function ListCrumb({ serviceName, name }: { serviceName: string; name: string }) {
  const t = useTranslations('messages.page');
  const words = useTranslations();
  const { list, href } = readOrigin(serviceName, new URLSearchParams(useSearchParams()));
  return (
    <nav aria-label={t('breadcrumb')}>
      <ol className="flex flex-wrap items-center gap-2">
        <li>
          <Link href={href} className={LINK}>
            {words(TITLES[list])}
          </Link>
        </li>
        <li aria-current="page" className="text-muted tabular-nums">
          <span aria-hidden="true">› </span>
          {name}
        </li>
      </ol>
    </nav>
  );
}
