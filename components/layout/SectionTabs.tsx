'use client';

import { ChevronDown } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { type ReactNode, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { classNames } from '../ui/class-names';
import { Link } from '../ui/Link';

/** One of the sections that tabs lead to. */
export type Section = {
  readonly label: string;
  /** Below the address that all of them share; empty: the one at that address. */
  readonly path: string;
  /** Pages elsewhere that belong to it. */
  readonly alsoAt?: string;
};

type Props = {
  base: string;
  sections: readonly Section[];
  /** What they are sections of, above the name of this one, for phones; absent: `of` says it. */
  whole?: string;
  /** Of what they are, for phones, where no breadcrumb says it. */
  of: ReactNode;
};

/** Sections below one address: tabs, or where there is no room for them, one button that shows them all. */
export function SectionTabs({ base, sections, whole, of }: Props) {
  const t = useTranslations('layout');
  const pathname = usePathname();
  const listId = useId();
  // Where the list was opened: it closes by itself when somebody follows one of its links.
  const [openedAt, setOpenedAt] = useState<string | null>(null);
  const isOpen = openedAt === pathname;
  // A browser keeps a last slash of what was typed into it, which the server leaves out.
  const here = pathname.replace(/\/$/, '');
  const isHere = ({ path, alsoAt }: Section) =>
    path === '' ? here === base : [path, alsoAt].some((at) => at !== undefined && here.startsWith(base + at));
  const position = sections.findIndex(isHere);
  const current = sections[position];
  return (
    <nav aria-label={t('sections')}>
      <div className="flex gap-3 md:hidden">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={listId}
          onClick={() => setOpenedAt(isOpen ? null : pathname)}
          className="flex h-11 shrink-0 grow flex-wrap overflow-hidden rounded-sm text-md font-semibold"
        >
          <span className="flex h-11 items-center whitespace-nowrap">
            <span className="flex flex-col items-start">
              {whole && <span className="text-2xs font-normal text-muted">{whole}</span>}
              <span className={classNames('flex items-center gap-2', whole && 'leading-5')}>
                {current ? current.label : t('sections')}
                <ChevronDown aria-hidden="true" className={classNames('size-4', isOpen && 'rotate-180')} />
              </span>
            </span>
          </span>
          {/* Beside a long name it wraps, out of sight. */}
          <span className="ml-auto flex h-11 items-center pl-2 text-xs font-normal whitespace-nowrap text-muted max-sm:sr-only">
            {current
              ? t('sectionOf', { position: position + 1, count: sections.length })
              : t('sectionCount', { count: sections.length })}
          </span>
        </button>
        <div className="flex min-w-0 items-center gap-1 sm:hidden">{of}</div>
      </div>
      <div
        id={listId}
        className={classNames(
          'md:flex md:flex-wrap md:gap-x-3 lg:gap-x-4 xl:gap-x-5',
          isOpen ? 'max-md:pb-2' : 'max-md:hidden',
        )}
      >
        {sections.map((section) => (
          <Link
            key={section.path}
            href={base + section.path}
            aria-current={section === current ? 'page' : undefined}
            className={classNames(
              'flex items-center whitespace-nowrap max-md:min-h-11 max-md:rounded-sm max-md:px-2 max-md:aria-[current=page]:bg-accent-soft md:h-10 md:border-b-2 md:pt-0.5',
              section === current
                ? 'font-semibold text-ink md:border-accent'
                : 'border-transparent text-secondary hover:text-ink md:hover:border-line',
            )}
          >
            {section.label}
          </Link>
        ))}
      </div>
    </nav>
  );
}
