'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { classNames } from '../ui/class-names';

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
  const t = useTranslations('layout');
  const pathname = usePathname();
  const tabs = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a phone the tabs are wider than the screen: the current one is brought into view.
    const current = tabs.current?.querySelector('[aria-current]');
    if (current instanceof HTMLElement && tabs.current) {
      tabs.current.scrollLeft = current.offsetLeft - (tabs.current.clientWidth - current.clientWidth) / 2;
    }
  }, [pathname]);
  const base = `/telecom/sms/${serviceName}`;
  return (
    <nav ref={tabs} aria-label={t('sections')} className="relative -mb-px flex gap-1 overflow-x-auto">
      {TABS.map(({ name, path }) => {
        const current = path === '' ? pathname === base : pathname.startsWith(base + path);
        return (
          <Link
            key={name}
            href={base + path}
            aria-current={current ? 'page' : undefined}
            className={classNames(
              'border-b-2 px-3 py-2.5 font-medium whitespace-nowrap',
              current ? 'border-accent text-accent-strong' : 'border-transparent text-muted hover:text-ink',
            )}
          >
            {t(`tabs.${name}`)}
          </Link>
        );
      })}
    </nav>
  );
}
