/** What is being told to the programs of one API user. */
import { STATUS } from '@/lib/smpp/pdu/commands';

/** What a program says that cannot take it now; any other status is about the receipt itself. */
const FOR_NOW: ReadonlySet<number> = new Set([
  STATUS.systemError,
  STATUS.queueFull,
  STATUS.throttled,
  STATUS.temporaryFault,
]);

/** A receipt that a program refuses so often would hold up those behind it for days. */
const MOST_REFUSALS = 5;

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
const MOST_DOUBLINGS = 6;

export type Telling = {
  /** Told and not yet acknowledged, or not yet taken out. */
  readonly underWay: Set<number>;
  readonly refusals: Map<number, number>;
  pauses: number;
  pause: NodeJS.Timeout | null;
  isLooking: boolean;
  looksAgain: boolean;
};

export const beginTelling = (): Telling => ({
  underWay: new Set<number>(),
  refusals: new Map<number, number>(),
  pauses: 0,
  pause: null,
  isLooking: false,
  looksAgain: false,
});

/** Counts a refusal; whether it was the last that is waited for. */
export function isRefusedForGood({ refusals }: Telling, receiptId: number, status: number | null): boolean {
  if (status === null || FOR_NOW.has(status)) return false;
  const count = (refusals.get(receiptId) ?? 0) + 1;
  refusals.set(receiptId, count);
  return count >= MOST_REFUSALS;
}

/** Nothing is told for a while: 1, 2, 4 … 60 seconds, until one is acknowledged. */
export function pauseTelling(telling: Telling, goOn: () => void): void {
  if (telling.pause) return;
  const wait = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(telling.pauses, MOST_DOUBLINGS));
  telling.pauses += 1;
  telling.pause = setTimeout(() => {
    telling.pause = null;
    goOn();
  }, wait).unref();
}
