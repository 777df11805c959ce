import type { DriverState } from '../contract/driver';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
const MOST_DOUBLINGS = 6;
/** A pause is up to so much of it longer or shorter, so that several nodes do not come back together. */
const JITTER = 0.2;

/**
 * How many may be under way at once. Whatever is in the way of all makes it wait, twice as long each time, and then try
 * with one; the first that meets nothing opens it again.
 */
export function createWindow(most: number, onChange: () => void) {
  let state: DriverState = { bound: false, lastError: null };
  let pauses = 0;
  let waking: NodeJS.Timeout | undefined;
  let isClosed = false;
  return {
    size: (): number => (state.bound ? (pauses > 0 ? 1 : most) : 0),
    state: () => state,
    open: () => {
      // One that was under way before a pause says nothing of what is in the way since.
      if (isClosed || waking !== undefined) return;
      pauses = 0;
      state = { bound: true, lastError: null };
      onChange();
    },
    /** Those that were under way together meet one obstacle. */
    pause: (reason: string) => {
      if (isClosed || !state.bound) return;
      const afterMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(pauses, MOST_DOUBLINGS));
      pauses += 1;
      state = { bound: false, lastError: reason };
      waking = setTimeout(
        () => {
          waking = undefined;
          state = { ...state, bound: true };
          onChange();
        },
        afterMs * (1 - JITTER + 2 * JITTER * Math.random()),
      );
      onChange();
    },
    close: () => {
      isClosed = true;
      clearTimeout(waking);
      state = { ...state, bound: false };
    },
  };
}
