'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { Logo } from '../ui/Logo';
import { PanelUserMenu } from './PanelUserMenu';
import { ThemeMenu } from './ThemeMenu';

/** The bar on every page: where home is, the universe and section, theme, panel user. */
export function TopBar({ name, email }: { name: string; email: string }) {
  const t = useTranslations('layout');
  return (
    <header className="border-b border-line bg-surface">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded-md focus:bg-surface focus:p-3"
      >
        {t('skip')}
      </a>
      <div className="mx-auto flex h-14 max-w-7xl items-center gap-2 px-4 sm:gap-6 sm:px-6">
        <Link href="/telecom/sms" aria-label={t('home')} className="rounded-md">
          <Logo />
        </Link>
        <nav aria-label={t('universe')} className="hidden text-muted sm:block">
          {t('telecom')} <span aria-hidden="true">›</span>{' '}
          <Link href="/telecom/sms" className="rounded font-medium text-ink hover:text-accent">
            {t('sms')}
          </Link>
        </nav>
        <div className="ml-auto flex items-center gap-1">
          <ThemeMenu />
          <PanelUserMenu name={name} email={email} />
        </div>
      </div>
    </header>
  );
}
