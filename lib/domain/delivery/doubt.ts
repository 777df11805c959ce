import type { MessageState } from './message-state';
import type { ReceiptCodes } from './receipt';

/** ptt 6: nobody knows what became of it. */
export const OUTCOME_UNKNOWN_PTT = 6;

type Told = { readonly state: MessageState; readonly ptt: number; readonly applied: boolean };

/** Whether an event says that the message may have been sent by a try of which nobody knows how it ended. */
export const isDoubt = ({ state, ptt, applied }: Told): boolean =>
  !applied && state === 'accepted' && ptt === OUTCOME_UNKNOWN_PTT;

/**
 * What a carrier says of a message, as it counts if that may have been sent twice: "not billed" stays paid then. It is
 * said of one of the two, as when the carrier refuses to repeat what it has delivered and billed.
 */
export const countInDoubt = <Codes extends ReceiptCodes>(codes: Codes, wasInDoubt: boolean): Codes =>
  wasInDoubt && codes.dlrId === 16 ? { ...codes, dlrId: 2 } : codes;
