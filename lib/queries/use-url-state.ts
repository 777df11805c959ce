'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback, useRef } from 'react';

type Changes = Readonly<Record<string, string | number | undefined>>;

function hrefOf(pathname: string, parameters: URLSearchParams, changes: Changes): string {
  const next = new URLSearchParams(parameters);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === '') next.delete(name);
    else next.set(name, String(value));
  }
  const query = next.toString();
  return query === '' ? pathname : `${pathname}?${query}`;
}

/** The state of a list lives in the address: it can be shared, reloaded and gone back to. Empty values leave it. */
export function useUrlState() {
  const pathname = usePathname();
  const parameters = useSearchParams();
  const hrefWith = useCallback((changes: Changes) => hrefOf(pathname, parameters, changes), [pathname, parameters]);
  const lastStep = useRef({ href: '', names: '' });
  const change = useCallback((changes: Changes) => {
    const { pathname: path, search } = window.location;
    // What the address says now: another change may have been made since the page was last drawn.
    const href = hrefOf(path, new URLSearchParams(search), changes);
    const here = path + search;
    if (href === here) return;
    const names = Object.keys(changes).join();
    // Each change is one step back, but going on with the same one, as while typing, adds no further steps.
    const goesOn = lastStep.current.href === here && lastStep.current.names === names;
    lastStep.current = { href, names };
    // The browser's own history: the page reads its data from the client, so the server need not render it again.
    if (goesOn) window.history.replaceState(null, '', href);
    else window.history.pushState(null, '', href);
  }, []);
  return { parameters, hrefWith, change };
}
