'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { AnnouncerProvider } from '@/components/ui/Announcer';
import { isWorthRetrying } from '@/lib/queries/fetch-json';

/** A read is fresh for a while; what changes meanwhile is told by the event stream. */
const FRESH_MS = 10_000;

export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries: { staleTime: FRESH_MS, retry: isWorthRetrying } } }),
  );
  return (
    <QueryClientProvider client={client}>
      <AnnouncerProvider>{children}</AnnouncerProvider>
    </QueryClientProvider>
  );
}
