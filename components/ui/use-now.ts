'use client';

import { useEffect, useState } from 'react';

const EVERY_MS = 30_000;

/**
 * What time it is, in milliseconds as `Date.now()`: from when something was read, by the server's clock, on. So the page's
 * first words are those of its HTML, and a browser whose clock is wrong tells no other story.
 */
export function useNow(readAt: string): number {
  const [passed, setPassed] = useState({ since: readAt, ms: 0 });
  useEffect(() => {
    const start = performance.now();
    const timer = setInterval(() => setPassed({ since: readAt, ms: performance.now() - start }), EVERY_MS);
    return () => clearInterval(timer);
  }, [readAt]);
  return Date.parse(readAt) + (passed.since === readAt ? passed.ms : 0);
}
