'use client';

import { useTranslations } from 'use-intl';
import { ACCOUNT_PAGES, accountPage } from '../layout/account-pages';
import { useCanSend } from '../layout/use-can-send';
import type { Place } from './place';

/** Letters without their accents, small: `e` finds `é`. */
const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Whether a label has such a part. */
export const fits =
  (text: string) =>
  (label: string): boolean =>
    plain(label).includes(plain(text));

/** The pages beside those of an account. */
export function usePanelPages(text: string, isInstanceOwner: boolean): readonly Place[] {
  const t = useTranslations();
  const pages = [
    { label: t('titles.accounts'), href: '/telecom/sms', detail: '' },
    ...(isInstanceOwner ? [{ label: t('instance.title'), href: '/instance/accounts', detail: '' }] : []),
    { label: t('titles.profile'), href: '/profile', detail: '' },
    { label: t('titles.apiKeys'), href: '/profile/api-keys', detail: '' },
    { label: t('titles.docs'), href: '/docs/http2sms', detail: '' },
  ];
  return pages.filter(({ label }) => fits(text)(label));
}

/** The pages of an account. */
export function useAccountPages(serviceName: string, text: string): readonly Place[] {
  const t = useTranslations();
  const canSend = useCanSend(serviceName);
  const page = (label: string, path: string) => ({ label, href: accountPage(serviceName, path), detail: '' });
  const pages = [
    ...ACCOUNT_PAGES.map(({ name, path }) => page(t(`layout.tabs.${name}`), path)),
    ...(canSend ? [page(t('titles.send'), '/messages/send')] : []),
  ];
  return pages.filter(({ label }) => fits(text)(label));
}
