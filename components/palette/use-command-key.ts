'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** What the key is called that goes with a letter to make a command: of a Mac's keyboard or of any other. */
export const useCommandKey = (): string =>
  useSyncExternalStore(
    never,
    () => (/^(Mac|iP)/.test(navigator.platform) ? '⌘' : 'Ctrl'),
    () => 'Ctrl',
  );
