'use client';

import { ChevronDown } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { classNames } from '../ui/class-names';
import { Link } from '../ui/Link';

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

/** The sections of one account: tabs, or where there is no room for them, one button that shows them all. */
export function AccountTabs({ serviceName }: { serviceName: string }) {
  const t = useTranslations('layout');
  const pathname = usePathname();
  const listId = useId();
  // Where the list was opened: it closes by itself when somebody follows one of its links.
  const [openedAt, setOpenedAt] = useState<string | null>(null);
  const isOpen = openedAt === pathname;
  const base = `/telecom/sms/${serviceName}`;
  // A browser keeps a last slash of what was typed into it, which the server leaves out.
  const here = pathname.replace(/\/$/, '');
  const isHere = (path: string) => (path === '' ? here === base : here.startsWith(base + path));
  const position = TABS.findIndex(({ path }) => isHere(path));
  const current = TABS[position];
  return (
    <nav aria-label={t('sections')}>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={listId}
        onClick={() => setOpenedAt(isOpen ? null : pathname)}
        className="flex h-11 w-full flex-wrap overflow-hidden rounded-sm text-md font-semibold md:hidden"
      >
        <span className="flex h-11 items-center gap-2 whitespace-nowrap">
          {current ? t(`tabs.${current.name}`) : t('sections')}
          <ChevronDown aria-hidden="true" className={classNames('size-4', isOpen && 'rotate-180')} />
        </span>
        {/* Beside a long name it wraps, out of sight. */}
        <span className="ml-auto flex h-11 items-center pl-2 text-xs font-normal whitespace-nowrap text-muted">
          {current
            ? t('sectionOf', { position: position + 1, count: TABS.length })
            : t('sectionCount', { count: TABS.length })}
        </span>
      </button>
      <div
        id={listId}
        className={classNames('md:flex md:h-10 md:gap-4 xl:gap-5', isOpen ? 'max-md:pb-2' : 'max-md:hidden')}
      >
        {TABS.map(({ name, path }) => (
          <Link
            key={name}
            href={base + path}
            aria-current={isHere(path) ? 'page' : undefined}
            className={classNames(
              'flex items-center whitespace-nowrap max-md:min-h-11 max-md:rounded-sm max-md:px-2 max-md:aria-[current=page]:bg-accent-soft md:border-b-2 md:pt-0.5',
              isHere(path)
                ? 'font-semibold text-ink md:border-accent'
                : 'border-transparent text-secondary hover:text-ink md:hover:border-line',
            )}
          >
            {t(`tabs.${name}`)}
          </Link>
        ))}
      </div>
    </nav>
  );
}
