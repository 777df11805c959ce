/** What a person may decide of a message that may have been sent: it goes once more, counts as sent, or ends with the outcome unknown. */
export const DECISIONS = ['again', 'sent', 'end'] as const;
export type Decision = (typeof DECISIONS)[number];

/**
 * How such a message stands: nobody has decided yet (`waits`), somebody has, or what became of it was told meanwhile
 * (`over`). Only what is to go once more is given to a carrier.
 */
export type DecisionState = 'waits' | 'over' | (typeof DECISIONS)[number];

/** What says of a message that a person is asked about it, from then on and until it is not worth sending any more. */
export const questionOf = (since: Date, until: Date) => ({ until, decision: 'waits', undecidedSince: since }) as const;
