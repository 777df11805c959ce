'use client';

import { useEffect } from 'react';

/**
 * Marks the row that the address names, so that whoever follows a link to `#ptt-24` sees which one is meant. `:target`
 * is deaf to addresses that scripts set.
 */
export function MarkedRow() {
  useEffect(() => {
    const mark = () => {
      for (const marked of document.querySelectorAll('[data-marked]')) marked.removeAttribute('data-marked');
      document.getElementById(decodeURIComponent(window.location.hash.slice(1)))?.setAttribute('data-marked', '');
    };
    mark();
    window.addEventListener('hashchange', mark);
    return () => window.removeEventListener('hashchange', mark);
  }, []);
  return null;
}
