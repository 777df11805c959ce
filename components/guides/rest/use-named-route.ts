'use client';

import { useEffect, useEffectEvent } from 'react';

/** Tells what the address names, at first and whenever that changes. */
export function useNamedRoute(onNamed: (id: string) => void): void {
  const tell = useEffectEvent(() => {
    const id = window.location.hash.slice(1);
    if (id !== '') onNamed(id);
  });
  useEffect(() => {
    tell();
    window.addEventListener('hashchange', tell);
    return () => window.removeEventListener('hashchange', tell);
  }, []);
}
