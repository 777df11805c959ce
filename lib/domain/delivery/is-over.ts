import { isFinal, type MessageState } from './message-state';
import { HEARD_WITHIN_MS } from './reused-id';

/** States in which a message is with a carrier that has said nothing final of it. */
export const WITH_CARRIER = ['submitted', 'buffered'] as const satisfies readonly MessageState[];

/** What was heard last before it is with a carrier of which nothing more is expected. */
export const silentBefore = (now: Date): Date => new Date(now.getTime() - HEARD_WITHIN_MS);

/**
 * Whether a message is over: it has ended, or its carrier has said nothing more for longer than receipts take, as one that
 * gives no ids never does.
 */
export const isOver = (
  { state, heardAt }: { readonly state: MessageState; readonly heardAt: Date },
  now: Date,
): boolean => isFinal(state) || (WITH_CARRIER.some((its) => its === state) && heardAt < silentBefore(now));
