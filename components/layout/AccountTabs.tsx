'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { classNames } from '../ui/class-names';

const TABS = [
  { label: 'Home', path: '' },
  { label: 'Messages', path: '/messages' },
  { label: 'API users', path: '/users' },
  { label: 'Callbacks', path: '/callbacks' },
  { label: 'Alerts', path: '/alerts' },
  { label: 'Audit log', path: '/audit' },
] as const;

/** The sections of one account. */
export function AccountTabs({ serviceName }: { serviceName: string }) {
  const pathname = usePathname();
  const base = `/telecom/sms/${serviceName}`;
  return (
    <nav aria-label="Sections" className="-mb-px flex gap-1 overflow-x-auto">
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
