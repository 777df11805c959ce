/** The life of a message: accepted → submitted → buffered → one final state. */
export const MESSAGE_STATES = [
  'scheduled',
  'accepted',
  'submitted',
  'buffered',
  'delivered',
  'failed',
  'expired',
  'error',
  'cancelled',
] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** Higher is later; every final state is equally late, so none follows another. */
const PROGRESS: Readonly<Record<MessageState, number>> = {
  scheduled: 0,
  accepted: 1,
  submitted: 2,
  buffered: 3,
  delivered: 4,
  failed: 4,
  expired: 4,
  error: 4,
  cancelled: 4,
};

export const isFinal = (state: MessageState): boolean => PROGRESS[state] === 4;

/**
 * States only move forward, so a late or repeated receipt changes nothing. `buffered` may follow itself, because a
 * network that retries says so with a new ptt each time. Only what a carrier has not yet seen can be cancelled.
 */
export function canMove(from: MessageState, to: MessageState): boolean {
  if (to === 'cancelled') return from === 'scheduled' || from === 'accepted';
  return PROGRESS[to] > PROGRESS[from] || (from === 'buffered' && to === 'buffered');
}

/** A value read from the database, where the column is text. */
export const isMessageState = (text: string): text is MessageState => MESSAGE_STATES.some((state) => state === text);
