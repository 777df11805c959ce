'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { PageEndNotice } from '@/components/layout/PageEndNotice';
import { AnnouncerProvider } from '@/components/ui/Announcer';
import { createQueryClient } from '@/lib/queries/create-query-client';

export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(createQueryClient);
  return (
    <QueryClientProvider client={client}>
      <AnnouncerProvider>
        <PageEndNotice>{children}</PageEndNotice>
      </AnnouncerProvider>
    </QueryClientProvider>
  );
}
