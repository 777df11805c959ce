/** The one table from what a carrier reports to what our messages become. */
import type { DlrId } from './dlr';
import type { MessageState } from './message-state';
import { findPtt } from './ptt';

export type Outcome = { readonly state: MessageState; readonly dlrId: DlrId };

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

/**
 * The state and DLR id that a ptt code leads to. A temporary code leaves the message buffered, because the network
 * goes on trying; a permanent one ends it. A code that nobody documents is recorded as buffered: ending a message on
 * a code that we cannot read would be a guess. `billed: false` always ends in "error, not billed", which refunds.
 */
export function outcomeOfPtt(ptt: number, { billed = true }: { billed?: boolean } = {}): Outcome {
  if (!billed) return NOT_BILLED;
  return SPECIAL.get(ptt) ?? (findPtt(ptt)?.duration === 'permanent' ? FAILED : BUFFERED);
}
