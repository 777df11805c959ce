'use client';

import { useEffect, useState } from 'react';
import { panelUrl } from './fetch-json';
import { followChanges } from './follow-changes';
import { useInvalidation } from './use-invalidation';

const isHidden = () => document.visibilityState === 'hidden';

/**
 * Keeps what is shown of an account up to date: the server says what changed, since the page was made as well, and the
 * queries read it again.
 */
export function useLiveAccount(serviceName: string, since: string): void {
  const invalidate = useInvalidation(serviceName);
  // A page that is made again in its place, as in another language, has not read anything again.
  const [first] = useState(since);
  useEffect(() => {
    const open = () => new EventSource(panelUrl(serviceName, 'events', { since: first }));
    return followChanges(open, window, isHidden, (kinds) => void invalidate(kinds));
  }, [invalidate, serviceName, first]);
}
