'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { EventKind } from '@/lib/domain/events';
import { staleKeys } from './keys';

/** Reads again what changes of these kinds make stale; settles once what is shown has been read. */
export function useInvalidation(serviceName: string): (kinds: Iterable<EventKind>) => Promise<void> {
  const client = useQueryClient();
  return useCallback(
    async (kinds) => {
      const stale = staleKeys(serviceName, new Set(kinds));
      await Promise.all(stale.map((queryKey) => client.invalidateQueries({ queryKey })));
    },
    [client, serviceName],
  );
}
