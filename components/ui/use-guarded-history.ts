'use client';

import { useEffect, useEffectEvent } from 'react';

type Guard = {
  /** Whether there is something to ask about, or to wait for, before anybody leaves. */
  readonly isHeld: () => boolean;
  /** Goes on with `then`, at once or once somebody has said yes. */
  readonly leave: (then: () => void) => void;
};

/**
 * Stands before Back and Forward, and in the browser's own words before a tab is closed or loaded anew. A browser lets
 * Back be stopped once for each time that somebody does something on the page, so that nobody is kept there.
 */
export function useGuardedHistory({ isHeld, leave }: Guard): void {
  const onNavigate = useEffectEvent((event: NavigateEvent) => {
    if (event.navigationType !== 'traverse' || !event.cancelable || event.info === LEAVES || !isHeld()) return;
    event.preventDefault();
    const { key } = event.destination;
    leave(() => void navigation.traverseTo(key, { info: LEAVES }));
  });
  const onUnload = useEffectEvent((event: BeforeUnloadEvent) => {
    if (isHeld()) event.preventDefault();
  });
  useEffect(() => {
    const heard = new AbortController();
    const { signal } = heard;
    // Browsers of before 2026 may have none: there, Back closes as it always did.
    if ('navigation' in window)
      window.navigation.addEventListener('navigate', (event) => onNavigate(event), { signal });
    window.addEventListener('beforeunload', (event) => onUnload(event), { signal });
    return () => heard.abort();
  }, []);
}

/** What tells that somebody has said yes. */
const LEAVES = 'leaves';
