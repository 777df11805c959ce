import type { MessageEventRow } from '@/lib/db/messages/status-store';
import { OUTCOME_UNKNOWN_PTT } from '@/lib/domain/delivery/doubt';
import type { Said } from './segment-outcome';

/** That a person is asked about it from now on. */
export const undecided = (messageId: number, at: Date): MessageEventRow =>
  inDoubt(messageId, null, { text: '', reason: 'undecided' }, at);

/** What a message's history says of a try of which nobody knows whether it was sent; it changes nothing. */
export const inDoubt = (
  messageId: number,
  segment: number | null,
  { text, reason }: Said,
  at: Date,
): MessageEventRow => ({
  messageId,
  segment,
  at,
  state: 'accepted',
  ptt: OUTCOME_UNKNOWN_PTT,
  dlrId: 0,
  carrierText: text,
  reason,
  applied: false,
});
