/** What a person may decide of a message that may have been sent: it goes once more, counts as sent, or ends with the outcome unknown. */
export const DECISIONS = ['again', 'sent', 'end'] as const;
export type Decision = (typeof DECISIONS)[number];

/**
 * How such a message stands: nobody has decided yet (`waits`), somebody has, or what became of it was told meanwhile
 * (`over`). Only what is to go once more is given to a carrier.
 */
export type DecisionState = 'waits' | 'over' | (typeof DECISIONS)[number];
