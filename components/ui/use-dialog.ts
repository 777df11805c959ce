'use client';

import { createContext, useCallback, useContext, useId, useLayoutEffect } from 'react';
import type { Hold } from './dialog-holds';

/** What is asked before something is done: the question, and what its yes is called. */
export type Confirmation = { readonly text: string; readonly yes: string };

export type DialogControl = {
  readonly hold: (holder: string, reason: Hold | null) => void;
  /** Goes on with `then`, unless something is being saved; asks first when something would be lost. */
  readonly leave: (then: () => void) => void;
  /** Like `leave`, for somebody who has just pressed Cancel. */
  readonly cancel: (then: () => void) => void;
  /** Goes on with `then` once somebody has said yes. */
  readonly confirm: (confirmation: Confirmation, then: () => void) => void;
};

/** Outside a dialog nothing holds anything. */
const FREE: DialogControl = {
  hold: () => undefined,
  leave: (then) => then(),
  cancel: (then) => then(),
  confirm: (_, then) => then(),
};

export const DialogContext = createContext<DialogControl>(FREE);

export const useDialog = (): DialogControl => useContext(DialogContext);

/**
 * What a part of a dialog says to keep it open; it ends with the part itself. With what is shown, and not a moment later: a
 * key may be pressed in between.
 */
export function useHold(): (reason: Hold | null) => void {
  const { hold } = useDialog();
  const holder = useId();
  useLayoutEffect(() => () => hold(holder, null), [hold, holder]);
  return useCallback((reason: Hold | null) => hold(holder, reason), [hold, holder]);
}
