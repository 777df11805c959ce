'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback } from 'react';

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
  const change = useCallback(
    // The browser's own history: the page reads its data from the client, so the server need not render it again.
    (changes: Changes) => window.history.replaceState(null, '', hrefWith(changes)),
    [hrefWith],
  );
  return { parameters, hrefWith, change };
}
