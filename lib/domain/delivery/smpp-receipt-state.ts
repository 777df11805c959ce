import type { ReceiptState, ReceiptWish } from '../smpp/submission';
import { isFinal, type MessageState } from './message-state';

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

/** Whether its program asked to be told of such an end. */
export const isWished = (wish: ReceiptWish, state: ReceiptState): boolean =>
  wish === 'any' || (wish === 'failure' && state !== 'DELIVRD');
