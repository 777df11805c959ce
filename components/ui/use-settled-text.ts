'use client';

import { useEffect, useEffectEvent, useState } from 'react';

const SETTLED_MS = 250;

/**
 * A text as it is typed, told once the typing has settled; it follows `value` when that changes from elsewhere, as with
 * the browser's back button. `settle` tells it at once, for whoever leaves the field: told later, it would overtake the
 * page that they went to.
 */
export function useSettledText(value: string, onSettled: (text: string) => void) {
  const [typed, setTyped] = useState(value);
  const [told, setTold] = useState(value);
  const [shown, setShown] = useState(value);
  if (value !== shown) {
    setShown(value);
    // What comes back of one's own typing must not overwrite the letters typed since.
    if (value !== told) {
      setTold(value);
      setTyped(value);
    }
  }
  const tell = useEffectEvent(() => {
    setTold(typed);
    onSettled(typed);
  });
  useEffect(() => {
    if (typed === told) return undefined;
    const timer = setTimeout(tell, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [typed, told]);
  const settle = () => {
    if (typed === told) return;
    setTold(typed);
    onSettled(typed);
  };
  return [typed, setTyped, settle] as const;
}
