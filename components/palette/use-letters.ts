'use client';

import { useSyncExternalStore } from 'react';

const NAME = 'shortcuts';
const OFF = 'off';

function follow(listener: () => void): () => void {
  window.addEventListener('storage', listener);
  return () => window.removeEventListener('storage', listener);
}

export const hasLetters = (): boolean => localStorage.getItem(NAME) !== OFF;

function setLetters(isOn: boolean): void {
  if (isOn) localStorage.removeItem(NAME);
  else localStorage.setItem(NAME, OFF);
  // As every other tab hears of it.
  window.dispatchEvent(new StorageEvent('storage', { key: NAME }));
}

/** Whether single letters do something, which is remembered in this browser: who speaks to it may want none to. */
export function useLetters() {
  return [useSyncExternalStore(follow, hasLetters, () => true), setLetters] as const;
}
