'use client';

import { useCallback, useMemo, useRef, useState } from 'react';
import { decideLeaving, type Hold, type Leaving } from './dialog-holds';
import type { Confirmation, DialogControl } from './use-dialog';

type Asked = {
  readonly text: string;
  /** What yes is called; null when it closes the dialog. */
  readonly yes: string | null;
  readonly then: () => void;
  readonly focused: Element | null;
};

/** Who keeps a dialog open and why, and the question that stands before something is lost or done. */
export function useDialogHolds() {
  // A ref, because each letter typed holds the dialog and none of them changes what is shown.
  const holds = useRef(new Map<string, Hold>());
  const [asked, setAsked] = useState<Asked | null>(null);
  const hold = useCallback((holder: string, reason: Hold | null) => {
    if (reason === null) holds.current.delete(holder);
    else holds.current.set(holder, reason);
  }, []);
  const confirm = useCallback(
    ({ text, yes }: { text: string; yes: string | null }, then: () => void) =>
      setAsked({ text, yes, then, focused: document.activeElement }),
    [],
  );
  const ask = useCallback(
    (then: () => void, how: Leaving) => {
      const decided = decideLeaving([...holds.current.values()], how);
      if (decided === 'goes') then();
      else if (decided !== 'stays') confirm({ text: decided.asks, yes: null }, then);
    },
    [confirm],
  );
  const control = useMemo<DialogControl>(
    () => ({
      hold,
      leave: (then) => ask(then, 'closed'),
      cancel: (then) => ask(then, 'cancelled'),
      confirm: (confirmation: Confirmation, then) => confirm(confirmation, then),
    }),
    [hold, ask, confirm],
  );
  const isHeld = () => decideLeaving([...holds.current.values()], 'closed') !== 'goes';
  const no = () => {
    setAsked(null);
    if (asked?.focused instanceof HTMLElement) asked.focused.focus();
  };
  const yes = () => {
    no();
    asked?.then();
  };
  return { control, isHeld, asked, no, yes };
}
