import type { MessageEventRow } from '@/lib/db/messages/status-store';
import { OUTCOME_UNKNOWN_PTT } from '@/lib/domain/delivery/doubt';

/** What a message's history says when a person is asked because its carrier takes nothing any more; it changes nothing. */
export const stranded = (messageId: number, at: Date): MessageEventRow => ({
  messageId,
  segment: null,
  at,
  state: 'accepted',
  ptt: OUTCOME_UNKNOWN_PTT,
  dlrId: 0,
  carrierText: '',
  reason: 'carrier_gone',
  applied: false,
});
