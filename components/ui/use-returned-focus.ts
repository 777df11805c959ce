'use client';

import { type RefObject, useLayoutEffect } from 'react';

/**
 * For what is shown above the page: when it goes, the focus is back on `opener` within the same task, and then `next`
 * runs; both stay the same. Radix would give the focus back a timer later, when the reader may already have opened the
 * next menu, which closes when the focus is taken from it.
 */
export function useReturnedFocus(opener: RefObject<Element | null>, next?: () => void): void {
  useLayoutEffect(() => {
    const element = opener.current;
    return () => {
      // React cleans up just before it removes; a microtask comes right after.
      queueMicrotask(() => {
        if (isFocusLost()) giveFocus(element);
        next?.();
      });
    };
  }, [opener, next]);
}

/** Else somebody has gone on meanwhile, and keeps it. */
const isFocusLost = () => document.activeElement === null || document.activeElement === document.body;

/** Without scrolling: a press beside a menu must land where it was aimed. */
const focus = (element: HTMLElement | null) => element?.focus({ preventScroll: true });

/**
 * What opened it may be gone by now, as the button of a list that was empty, or go when the list is read again, as the
 * menu of what was deleted; then the page's content has the focus.
 */
function giveFocus(opener: Element | null): void {
  const focusContent = () => focus(document.getElementById('content'));
  if (!(opener instanceof HTMLElement) || !opener.isConnected || opener === document.body) return focusContent();
  focus(opener);
  const observer = new MutationObserver(() => {
    if (document.activeElement === opener) return;
    observer.disconnect();
    if (!opener.isConnected && isFocusLost()) focusContent();
  });
  observer.observe(document.body, { childList: true, subtree: true });
  return undefined;
}
