'use client';

import { useMemo, useSyncExternalStore } from 'react';
import type { ApiUserSort } from '@/lib/schemas/api-user';
import { COLUMNS_COOKIE, readColumns, writeColumns } from '@/lib/schemas/shown-columns';

const YEAR_SECONDS = 31_536_000;

const listeners = new Set<() => void>();

function follow(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function kept(): string {
  const pair = document.cookie.split('; ').find((one) => one.startsWith(`${COLUMNS_COOKIE}=`));
  return decodeURIComponent(pair?.slice(COLUMNS_COOKIE.length + 1) ?? '');
}

type Kept = {
  serviceName: string;
  person: string;
  /** As the page's request brought it, so that its HTML has the right columns. */
  atFirst: string;
};

/** Which columns `person` sees on this account, and choosing others: for a year, in this browser. */
export function useShownColumns({ serviceName, person, atFirst }: Kept) {
  const text = useSyncExternalStore(follow, kept, () => atFirst);
  const shown = useMemo(() => new Set(readColumns(person, text)), [person, text]);
  const choose = (columns: readonly ApiUserSort[]) => {
    const secure = window.location.protocol === 'https:' ? '; secure' : '';
    const value = encodeURIComponent(writeColumns(person, columns));
    document.cookie = `${COLUMNS_COOKIE}=${value}; path=/telecom/sms/${serviceName}/users; max-age=${YEAR_SECONDS}; samesite=lax${secure}`;
    for (const listener of listeners) listener();
  };
  return { shown, choose };
}
