'use client';

import { useSearchParams } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { readOrigin } from '@/lib/schemas/message-address';
import { Breadcrumb } from '../ui/Breadcrumb';

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
  const words = useTranslations();
  const { list, href } = readOrigin(serviceName, new URLSearchParams(useSearchParams()));
  return <Breadcrumb above={{ href, title: words(TITLES[list]) }} here={name} />;
}
