'use client';

import { ChevronRight } from 'lucide-react';
import { useParams, usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Link } from '../ui/Link';
import { Logo } from '../ui/Logo';
import { AccountCredit } from './AccountCredit';
import { AccountCrumb } from './AccountCrumb';
import { PanelUserMenu } from './PanelUserMenu';
import { useIsInstanceOwner } from './SignedIn';
import { ThemeMenu } from './ThemeMenu';

const CRUMB = 'rounded-sm px-1.5 py-1 hover:bg-hover hover:text-ink';

type Props = {
  name: string;
  email: string;
  /** Beside the account's name: the way to another one. */
  accountSwitch: ReactNode;
  /** The way to everything. */
  palette: ReactNode;
};

/** The bar on every page: where one is, what credit is left there, theme, panel user. */
export function TopBar({ name, email, accountSwitch, palette }: Props) {
  const t = useTranslations('layout');
  const { serviceName } = useParams<{ serviceName?: string }>();
  return (
    <header className="border-b border-line bg-surface">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded-md focus:bg-surface focus:p-3"
      >
        {t('skip')}
      </a>
      <div className="mx-auto flex h-12 max-w-page items-center gap-4 px-4 max-sm:h-13 sm:px-6">
        <Link href="/telecom/sms" aria-label={t('home')} className="shrink-0 rounded-sm">
          {/* There the credit needs the room. */}
          <Logo isShort={serviceName !== undefined} />
        </Link>
        <Breadcrumb serviceName={serviceName} accountSwitch={accountSwitch} />
        <div className="ml-auto flex min-w-0 shrink-0 items-center gap-1">
          {serviceName !== undefined && <AccountCredit serviceName={serviceName} />}
          {palette}
          <ThemeMenu />
          <PanelUserMenu name={name} email={email} />
        </div>
      </div>
    </header>
  );
}

type BreadcrumbProps = { serviceName: string | undefined; accountSwitch: ReactNode };

function Breadcrumb({ serviceName, accountSwitch }: BreadcrumbProps) {
  const t = useTranslations('layout');
  const isOnInstance = usePathname().startsWith('/instance');
  // To anybody else it is not there, also by its name.
  const isInstance = useIsInstanceOwner() && isOnInstance;
  return (
    <nav aria-label={t('breadcrumb')} className="flex min-w-0 items-center gap-0.5 text-muted max-sm:hidden">
      <span className="px-1.5 py-1">{t('telecom')}</span>
      <ChevronRight aria-hidden="true" className="size-3.5 shrink-0" />
      <Link href="/telecom/sms" className={CRUMB}>
        {t('sms')}
      </Link>
      {isInstance && (
        <>
          <ChevronRight aria-hidden="true" className="size-3.5 shrink-0" />
          <Link href="/instance/accounts" className={CRUMB}>
            {t('instance')}
          </Link>
        </>
      )}
      {serviceName !== undefined && <AccountCrumb serviceName={serviceName} />}
      {accountSwitch}
    </nav>
  );
}
