import type { MessageState } from './message-state';

/** ptt 6: nobody knows what became of it. */
export const OUTCOME_UNKNOWN_PTT = 6;

type Told = { readonly state: MessageState; readonly ptt: number; readonly applied: boolean };

/** Whether an event says that the message may have been sent by a try of which nobody knows how it ended. */
export const isDoubt = ({ state, ptt, applied }: Told): boolean =>
  !applied && state === 'accepted' && ptt === OUTCOME_UNKNOWN_PTT;
