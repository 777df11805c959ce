'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback, useRef } from 'react';

type Changes = Readonly<Record<string, string | number | undefined>>;

/** The state of a list lives in the address: it can be shared, reloaded and gone back to. Empty values leave it. */
export function useUrlState() {
  const pathname = usePathname();
  const parameters = useSearchParams();
  const hrefWith = useCallback(
    (changes: Changes) => {
      const next = new URLSearchParams(parameters);
      for (const [name, value] of Object.entries(changes)) {
        if (value === undefined || value === '') next.delete(name);
        else next.set(name, String(value));
      }
      const query = next.toString();
      return query === '' ? pathname : `${pathname}?${query}`;
    },
    [pathname, parameters],
  );
  const lastStep = useRef({ href: '', names: '' });
  const change = useCallback(
    (changes: Changes) => {
      const href = hrefWith(changes);
      const here = window.location.pathname + window.location.search;
      if (href === here) return;
      const names = Object.keys(changes).join();
      // Each change is one step back, but going on with the same one, as while typing, adds no further steps.
      const goesOn = lastStep.current.href === here && lastStep.current.names === names;
      lastStep.current = { href, names };
      // The browser's own history: the page reads its data from the client, so the server need not render it again.
      if (goesOn) window.history.replaceState(null, '', href);
      else window.history.pushState(null, '', href);
    },
    [hrefWith],
  );
  return { parameters, hrefWith, change };
}
