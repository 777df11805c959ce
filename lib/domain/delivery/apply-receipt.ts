import type { DlrId } from './dlr';
import { countInDoubt } from './doubt';
import type { EventReason } from './event-reason';
import { canMove, type MessageState } from './message-state';
import { outcomeOf, type ReceiptCodes } from './receipt';

type Receipt = ReceiptCodes & {
  /** The carrier's own words. */
  readonly text: string;
  readonly at: Date;
};

/** What a carrier says of what it names by its own id. */
export type CarrierReceipt = Receipt & {
  readonly carrier: string;
  readonly rawId: string;
  /** Whom the message went to, where it says so: then its id may be in another base than the answer's (id-base.ts). */
  readonly msisdn?: string | undefined;
};

/** What a carrier says of a message of ours, or of one of its segments (carrier-id.ts). */
export type MessageReceipt = Receipt & {
  readonly messageId: number;
  readonly segment: number;
  /** Not null: no carrier said it. */
  readonly reason: EventReason | null;
};

export type Status = {
  readonly state: MessageState;
  readonly ptt: number;
  /** Whether it may have been sent twice, or the message that it is a segment of (doubt.ts). */
  readonly wasInDoubt: boolean;
};

const outcomeFor = ({ wasInDoubt }: Status, receipt: ReceiptCodes) => outcomeOf(countInDoubt(receipt, wasInDoubt));

export type ReceivedStatus = {
  readonly state: MessageState;
  readonly dlrId: DlrId;
  /** False for a late or repeated receipt, which is recorded and changes nothing. */
  readonly applied: boolean;
};

/** Whether a receipt says what is known already. */
export const repeats = (current: Status, receipt: ReceiptCodes): boolean =>
  current.state === outcomeFor(current, receipt).state && current.ptt === receipt.ptt;

/** Where a receipt leads a message that is in `current`. */
export function applyReceipt(current: Status, receipt: ReceiptCodes): ReceivedStatus {
  const outcome = outcomeFor(current, receipt);
  return { ...outcome, applied: !repeats(current, receipt) && canMove(current.state, outcome.state) };
}
