/** What an answer by HTTP means for the message that the request was of. */

/** Why it takes nothing now, whatever it is given. */
export type Obstacle =
  /** Login, password or address: a person must mend it. */
  | 'credentials'
  | 'credit'
  | 'busy'
  /** What answers is not what was set up. */
  | 'address';

export type AnswerVerdict =
  /** As many ids as the message has segments are theirs, in their order; else the first is that of all. */
  | { readonly kind: 'taken'; readonly ids: readonly string[] }
  /** For good. */
  | { readonly kind: 'refused'; readonly ptt: number; readonly text: string }
  /**
   * It took nothing; without an obstacle that is about this message alone. `unsure`: by the answer alone nobody knows
   * whether it is that or the obstacle (settle-unsure.ts).
   */
  | {
      readonly kind: 'later';
      readonly text: string;
      readonly obstacle: Obstacle | null;
      readonly unsure?: true;
    }
  | { readonly kind: 'unknown'; readonly text: string };

/** Or nobody was asked. */
export type Verdict = AnswerVerdict | { readonly kind: 'unreachable'; readonly text: string };

/** "The message cannot be delivered in its present form." */
export const AS_IT_IS = 20;
export const INVALID_NUMBER = 23;
export const INVALID_CONTENT = 101;
