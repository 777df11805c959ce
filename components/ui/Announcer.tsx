'use client';

import { Check } from 'lucide-react';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';

type Announce = (message: string) => void;

const AnnounceContext = createContext<Announce>(() => undefined);

const SHOWN_MS = 6_000;

/** Says that something succeeded: shown for a while, and spoken by screen readers through one live region. */
export function AnnouncerProvider({ children }: { children: ReactNode }) {
  const [news, setNews] = useState<{ message: string; key: number } | null>(null);
  const announce = useCallback((message: string) => setNews((last) => ({ message, key: (last?.key ?? 0) + 1 })), []);
  useEffect(() => {
    if (!news) return undefined;
    const timer = setTimeout(() => setNews(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [news]);
  const value = useMemo(() => announce, [announce]);
  return (
    <AnnounceContext.Provider value={value}>
      {children}
      <div
        role="status"
        // Said outright, because an open dialog hides everything but live regions from screen readers.
        aria-live="polite"
        className="pointer-events-none fixed inset-x-4 top-4 z-[60] flex justify-center sm:top-auto sm:bottom-4 sm:justify-end"
      >
        {news && (
          <p
            key={news.key}
            className="appear flex items-center gap-2 rounded-lg border border-line bg-surface px-4 py-3 font-medium shadow-dialog"
          >
            <Check aria-hidden="true" className="size-5 text-good" />
            {news.message}
          </p>
        )}
      </div>
    </AnnounceContext.Provider>
  );
}

export const useAnnounce = (): Announce => useContext(AnnounceContext);
