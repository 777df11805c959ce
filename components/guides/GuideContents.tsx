'use client';

import { ChevronDown } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { classNames } from '../ui/class-names';
import { Link } from '../ui/Link';

type GuideEntry = {
  readonly title: string;
  readonly href: string;
  readonly isCurrent: boolean;
  /** Links within the page. */
  readonly chapters: readonly { readonly anchor: string; readonly title: string }[];
};

type Props = { label: string; entries: readonly GuideEntry[] };

const ENTRY = 'block rounded-sm px-2 py-1 max-md:py-2.5';

/** All guides, and chapters of what is on the page: beside it, or on a phone behind a button above it. */
export function GuideContents({ label, entries }: Props) {
  const t = useTranslations('guides');
  const id = useId();
  const current = entries.find(({ isCurrent }) => isCurrent);
  // Where it was opened: it closes by itself when somebody follows one of its links.
  const [openedAt, setOpenedAt] = useState<string | null>(null);
  const here = current?.href ?? '';
  const isOpen = openedAt === here;
  return (
    <nav
      aria-label={label}
      className="md:sticky md:top-4 md:max-h-[calc(100dvh-2rem)] md:self-start md:overflow-y-auto max-md:mb-4 max-md:rounded-lg max-md:border max-md:border-line max-md:bg-surface"
    >
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpenedAt(isOpen ? null : here)}
        className="flex min-h-11 w-full items-center justify-between gap-3 px-4 text-left font-medium md:hidden"
      >
        {current && current.title !== label ? t('contentsAt', { label, title: current.title }) : label}
        <ChevronDown aria-hidden="true" className={classNames('size-4 shrink-0', isOpen && 'rotate-180')} />
      </button>
      <ul id={id} className={classNames('space-y-0.5 max-md:px-2 max-md:pb-2', !isOpen && 'max-md:hidden')}>
        {entries.map(({ title, href, isCurrent, chapters }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={isCurrent ? 'page' : undefined}
              onClick={() => setOpenedAt(null)}
              className={classNames(
                ENTRY,
                isCurrent ? 'bg-accent-soft font-semibold text-ink' : 'text-secondary hover:bg-hover hover:text-ink',
              )}
            >
              {title}
            </Link>
            {chapters.length > 1 && (
              <ul className="my-1 ml-2 border-l border-line">
                {chapters.map((chapter) => (
                  <li key={chapter.anchor}>
                    <a
                      href={`#${chapter.anchor}`}
                      onClick={() => setOpenedAt(null)}
                      className={classNames(ENTRY, 'text-xs text-secondary hover:text-ink')}
                    >
                      {chapter.title}
                    </a>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
