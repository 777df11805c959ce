'use client';

import { useEffect } from 'react';
import { followChanges } from './follow-changes';
import { useInvalidation } from './use-invalidation';

const isHidden = () => document.visibilityState === 'hidden';

/** Keeps what is shown of an account up to date: the server says what changed and the queries read it again. */
export function useLiveAccount(serviceName: string): void {
  const invalidate = useInvalidation(serviceName);
  useEffect(() => {
    const open = () => new EventSource(`/api/panel/${encodeURIComponent(serviceName)}/events`);
    return followChanges(open, window, isHidden, (kinds) => void invalidate(kinds));
  }, [invalidate, serviceName]);
}
