'use client';

import { useEffect, useRef } from 'react';
import { classNames } from './class-names';
import { Link } from './Link';

type Props<Name extends string> = {
  /** What the pages are of. */
  label: string;
  pages: readonly { readonly name: Name; readonly title: string; readonly href: string }[];
  here: Name;
};

/** So much is seen of the one before the current one. */
const EDGE_PX = 24;

/** How many a phone has room for in one line. */
const IN_A_LINE = 3;

/** A few pages about one thing, side by side; on a phone more than a line has room for are one row to scroll. */
export function PageTabs<Name extends string>({ label, pages, here }: Props<Name>) {
  const isOneLine = pages.length <= IN_A_LINE;
  const row = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const current = row.current?.querySelector<HTMLElement>(`[data-name="${CSS.escape(here)}"]`);
    // Where the row has no room for it, the page that one is on is the first in sight, with an edge of the one before.
    if (current && row.current) row.current.scrollLeft = current.offsetLeft - EDGE_PX;
  }, [here]);
  return (
    <nav aria-label={label}>
      <ul
        ref={row}
        className={classNames(
          'inline-flex max-w-full rounded-md border border-control bg-surface p-0.5 sm:flex-wrap',
          isOneLine ? 'max-sm:flex max-sm:flex-wrap' : 'max-sm:relative max-sm:flex max-sm:overflow-x-auto',
        )}
      >
        {pages.map(({ name, title, href }) => (
          <li key={name} data-name={name} className="flex max-sm:flex-auto">
            <Link
              href={href}
              aria-current={name === here ? 'page' : undefined}
              className={classNames(
                'flex min-h-6.5 flex-1 items-center justify-center rounded-sm px-2.5 text-xs whitespace-nowrap max-sm:min-h-11',
                name === here ? 'bg-accent-soft font-semibold text-accent' : 'text-secondary hover:text-ink',
              )}
            >
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
