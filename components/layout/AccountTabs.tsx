'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { classNames } from '../ui/class-names';

const TABS = [
  { label: 'Home', path: '' },
  { label: 'Messages', path: '/messages' },
  { label: 'API users', path: '/users' },
  { label: 'Callbacks', path: '/callbacks' },
  { label: 'Alerts', path: '/alerts' },
  { label: 'Audit log', path: '/audit' },
  { label: 'Panel users', path: '/panel-users' },
] as const;

/** The sections of one account. */
export function AccountTabs({ serviceName }: { serviceName: string }) {
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
    <nav ref={tabs} aria-label="Sections" className="relative -mb-px flex gap-1 overflow-x-auto">
      {TABS.map(({ label, path }) => {
        const current = path === '' ? pathname === base : pathname.startsWith(base + path);
        return (
          <Link
            key={label}
            href={base + path}
            aria-current={current ? 'page' : undefined}
            className={classNames(
              'border-b-2 px-3 py-2.5 font-medium whitespace-nowrap',
              current ? 'border-accent text-accent-strong' : 'border-transparent text-muted hover:text-ink',
            )}
          >
            {label}
          </Link>
        );
      })}
    </nav>
  );
}
