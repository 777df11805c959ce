'use client';

import { useTranslations } from 'use-intl';
import { ACCOUNT_PAGES, accountPage } from '../layout/account-pages';
import { INSTANCE_PAGES } from '../layout/instance-pages';
import { useCanSend } from '../layout/use-can-send';
import type { Place } from './place';

/** Letters without their accents, small: `e` finds `é`. */
const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Whether a label has such a part. */
export const fits =
  (text: string) =>
  (label: string): boolean =>
    plain(label).includes(plain(text));

/** Pages that are no section of their own. */
const WITHIN = [
  { title: 'scheduled', section: 'messages', path: '/messages/scheduled' },
  { title: 'received', section: 'messages', path: '/messages/received' },
  { title: 'refused', section: 'users', path: '/refused' },
  { title: 'prices', section: 'options', path: '/options/prices' },
  { title: 'blacklist', section: 'options', path: '/options/blacklist' },
] as const;

/** The pages beside those of an account: the panel's, and the instance's for its owners. */
export function usePanelPages(text: string, isInstanceOwner: boolean): readonly Place[] {
  const t = useTranslations();
  const instance = INSTANCE_PAGES.map(({ name, path }) => ({
    label: t(`layout.instanceTabs.${name}`),
    href: `/instance${path}`,
    detail: t('layout.instance'),
  }));
  const pages = [
    { label: t('titles.accounts'), href: '/telecom/sms', detail: '' },
    ...(isInstanceOwner ? instance : []),
    { label: t('titles.profile'), href: '/profile', detail: '' },
    { label: t('titles.apiKeys'), href: '/profile/api-keys', detail: '' },
    { label: t('titles.docs'), href: '/docs/http2sms', detail: '' },
  ];
  return pages.filter(({ label, detail }) => fits(text)(`${detail} ${label}`));
}

/** The pages of an account, those within its sections too. */
export function useAccountPages(serviceName: string, text: string): readonly Place[] {
  const t = useTranslations();
  const canSend = useCanSend(serviceName);
  const page = (label: string, path: string) => ({ label, href: accountPage(serviceName, path), detail: '' });
  const pages = [
    ...ACCOUNT_PAGES.map(({ name, path }) => page(t(`layout.tabs.${name}`), path)),
    ...(canSend ? [page(t('titles.send'), '/messages/send')] : []),
    ...WITHIN.map(({ title, section, path }) => ({
      ...page(t(`titles.${title}`), path),
      detail: t(`layout.tabs.${section}`),
    })),
  ];
  return pages.filter(({ label }) => fits(text)(label));
}
