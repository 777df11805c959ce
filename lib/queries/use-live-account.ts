'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { followChanges } from './follow-changes';
import { staleKeys } from './stale-keys';

const isHidden = () => document.visibilityState === 'hidden';

/** Keeps what is shown of an account up to date: the server says what changed and the queries read it again. */
export function useLiveAccount(serviceName: string): void {
  const client = useQueryClient();
  useEffect(() => {
    const open = () => new EventSource(`/api/panel/${encodeURIComponent(serviceName)}/events`);
    return followChanges(open, window, isHidden, (kinds) => {
      for (const queryKey of staleKeys(serviceName, kinds)) void client.invalidateQueries({ queryKey });
    });
  }, [client, serviceName]);
}
