'use client';

import { useEffect, useEffectEvent, useRef } from 'react';
import { readPress, type Shortcut } from './shortcuts';
import { hasLetters } from './use-letters';

/** How long after `g` a page's letter is waited for. */
const GO_MS = 1_500;

const TYPED_INTO = 'input, textarea, select, [contenteditable]';
const ABOVE_THE_PAGE = '[role=dialog], [role=alertdialog], [role=menu]';

const isTyping = ({ target }: KeyboardEvent) => target instanceof Element && target.closest(TYPED_INTO) !== null;

/** Tells which shortcut was pressed, anywhere on the page. */
export function useShortcuts(onShortcut: (shortcut: Shortcut) => void): void {
  const wentAt = useRef<number | null>(null);
  const hear = useEffectEvent((event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey, timeStamp } = event;
    if (event.defaultPrevented || event.isComposing || event.repeat) return;
    const isAfterGo = wentAt.current !== null && timeStamp - wentAt.current < GO_MS;
    const asked = readPress({
      key,
      isCommand: ctrlKey || metaKey,
      isAlt: altKey,
      isTyping: isTyping(event),
      isCovered: document.querySelector(ABOVE_THE_PAGE) !== null,
      isAfterGo,
      hasLetters: hasLetters(),
    });
    wentAt.current = asked === 'go' ? timeStamp : null;
    if (asked === null || asked === 'go') return;
    event.preventDefault();
    onShortcut(asked);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => hear(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}
