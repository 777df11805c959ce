import type { ReceiptState, ReceiptWish } from '../smpp/submission';
import { CANCELLED } from './cancelled';
import type { DlrId } from './dlr';
import { isFinal, MESSAGE_STATES, type MessageState } from './message-state';
import { dlrIdOf } from './receipt';

const STATES: Partial<Readonly<Record<MessageState, ReceiptState>>> = {
  delivered: 'DELIVRD',
  expired: 'EXPIRED',
  cancelled: 'DELETED',
  failed: 'UNDELIV',
  error: 'REJECTD',
};

/** What a receipt says of a message's end; null: it has not ended. */
export const receiptStateOf = (state: MessageState): ReceiptState | null =>
  isFinal(state) ? (STATES[state] ?? null) : null;

/** Those that say in a receipt what a DLR id says in a callback. */
export const receiptStatesOf = (dlrId: DlrId): readonly ReceiptState[] =>
  MESSAGE_STATES.filter((state) => (state === CANCELLED.state ? CANCELLED.dlrId : dlrIdOf(state)) === dlrId).flatMap(
    (state) => receiptStateOf(state) ?? [],
  );

/** Whether its program asked to be told of such an end. */
export const isWished = (wish: ReceiptWish, state: ReceiptState): boolean =>
  wish === 'any' || (wish === 'failure' && state !== 'DELIVRD');
