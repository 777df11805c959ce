/** The one table from what a carrier reports to what our messages become. */
import type { DlrId } from './dlr';
import type { MessageState } from './message-state';
import { durationOf } from './ptt';

export type Outcome = { readonly state: MessageState; readonly dlrId: DlrId };

/** A carrier may report a status, a reason, or both. */
export type ReceiptCodes = { readonly dlrId: DlrId | null; readonly ptt: number };

const WAITING: Outcome = { state: 'submitted', dlrId: 4 };
const BUFFERED: Outcome = { state: 'buffered', dlrId: 8 };
const DELIVERED: Outcome = { state: 'delivered', dlrId: 1 };
const FAILED: Outcome = { state: 'failed', dlrId: 2 };
const EXPIRED: Outcome = { state: 'expired', dlrId: 2 };
const NOT_BILLED: Outcome = { state: 'error', dlrId: 16 };

/** Codes whose outcome their duration does not already say. */
const SPECIAL: ReadonlyMap<number, Outcome> = new Map([
  [0, WAITING],
  [3, WAITING],
  [4, DELIVERED],
  [6, FAILED],
  [8, EXPIRED],
  [21, EXPIRED],
  [254, WAITING],
  [801, EXPIRED],
  [804, FAILED],
]);

/** What each status means, and the ptt code that says no more than the status when none came with it. */
const STATUSES: Readonly<Record<DlrId, { readonly outcome: Outcome; readonly barePtt: number }>> = {
  0: { outcome: WAITING, barePtt: 254 },
  1: { outcome: DELIVERED, barePtt: 4 },
  2: { outcome: FAILED, barePtt: 5 },
  4: { outcome: WAITING, barePtt: 3 },
  8: { outcome: BUFFERED, barePtt: 254 },
  16: { outcome: NOT_BILLED, barePtt: 5 },
};

/** What a state is told as. */
export function dlrIdOf(state: MessageState): DlrId {
  const outcomes = [WAITING, BUFFERED, DELIVERED, FAILED, EXPIRED, NOT_BILLED];
  return outcomes.find((outcome) => outcome.state === state)?.dlrId ?? 0;
}

export const isDlrId = (id: number): id is DlrId => id in STATUSES;

/** The ptt code to keep for a status that came without one. */
export const barePtt = (dlrId: DlrId): number => STATUSES[dlrId].barePtt;

/**
 * The state and DLR id that a receipt leads to. The carrier's status says the state and the ptt only explains it: a
 * failure stays one whatever its reason, except that an expiry is told apart. Without a status the ptt must say it.
 */
export function outcomeOf({ dlrId, ptt }: ReceiptCodes): Outcome {
  if (dlrId === null) return outcomeOfPtt(ptt);
  const { outcome } = STATUSES[dlrId];
  return outcome === FAILED && SPECIAL.get(ptt) === EXPIRED ? EXPIRED : outcome;
}

/**
 * A temporary code leaves the message buffered, because the network goes on trying; a permanent one ends it. A code
 * that nobody documents is recorded as buffered: ending a message on a code that we cannot read would be a guess.
 */
function outcomeOfPtt(ptt: number): Outcome {
  return SPECIAL.get(ptt) ?? (durationOf(ptt) === 'permanent' ? FAILED : BUFFERED);
}
