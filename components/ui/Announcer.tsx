'use client';

import { X } from 'lucide-react';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { IconButton } from './IconButton';
import { Signal } from './Signal';

type Tone = 'good' | 'neutral' | 'bad';
type Announce = (message: string, tone?: Tone) => void;
type News = { readonly message: string; readonly tone: Tone; readonly key: number };

const AnnounceContext = createContext<Announce>(() => undefined);

const SHOWN_MS = 6_000;

/**
 * Says what came of a click: a success, or that there was nothing to do, is shown for a while, a refusal until it is
 * dismissed; all are spoken.
 */
export function AnnouncerProvider({ children }: { children: ReactNode }) {
  const [news, setNews] = useState<News | null>(null);
  const announce = useCallback<Announce>(
    (message, tone = 'good') => setNews((last) => ({ message, tone, key: (last?.key ?? 0) + 1 })),
    [],
  );
  useEffect(() => {
    if (!news || news.tone === 'bad') return undefined;
    const timer = setTimeout(() => setNews(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [news]);
  return (
    <AnnounceContext.Provider value={announce}>
      {children}
      {/* On a phone a dialog is a sheet, which has its buttons there, and room above it. */}
      <div className="pointer-events-none fixed inset-x-4 bottom-[calc(env(safe-area-inset-bottom)+1rem)] z-[60] flex justify-center max-sm:[body:has([role=dialog])_&]:top-2 max-sm:[body:has([role=dialog])_&]:bottom-auto">
        {/* Said outright, because an open dialog hides everything but live regions from screen readers. */}
        <div role="status" aria-live="polite">
          {news && news.tone !== 'bad' && <PassingNews key={news.key} message={news.message} tone={news.tone} />}
        </div>
        <div role="alert" aria-live="assertive">
          {news?.tone === 'bad' && <BadNews key={news.key} message={news.message} onDismiss={() => setNews(null)} />}
        </div>
      </div>
    </AnnounceContext.Provider>
  );
}

const CARD = 'appear flex items-center gap-2 rounded-lg border px-3 py-2 font-medium shadow-menu';

function PassingNews({ message, tone }: { message: string; tone: 'good' | 'neutral' }) {
  return (
    <p className={`${CARD} border-line bg-raised`}>
      <Signal name={tone === 'good' ? 'good' : 'idle'} />
      {message}
    </p>
  );
}

function BadNews({ message, onDismiss }: { message: string; onDismiss: () => void }) {
  const t = useTranslations('ui');
  return (
    <div className={`${CARD} pointer-events-auto border-bad bg-bad-soft`}>
      <Signal name="bad" />
      <p>{message}</p>
      <IconButton label={t('dismiss')} onClick={onDismiss} className="-my-1 -mr-1.5">
        <X aria-hidden="true" />
      </IconButton>
    </div>
  );
}

export const useAnnounce = (): Announce => useContext(AnnounceContext);
