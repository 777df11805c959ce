/** The numbers by which people reach an account: what they answer, and where they say STOP. */
import { isOneLine } from '../one-line';
import { gsm7Codes } from '../sms/gsm7';

export type ReplyNumbers = {
  /** What `senderForResponse` sends from; null: the account has none. */
  readonly shortNumber: string | null;
  /** What the STOP clause says: it ends with the number to which STOP is sent. */
  readonly stopClauseText: string;
};

/** With which the first account begins: they lead to no real carrier. */
export const DEFAULT_NUMBERS: ReplyNumbers = { shortNumber: '36105', stopClauseText: 'STOP 36111' };

type Some = Partial<ReplyNumbers>;

/**
 * What an editor of both says of them: what it changed. Where it changed nothing, that the others are right that nobody
 * has `set` so far.
 */
export function saidOf(seen: ReplyNumbers, after: Some, set: Some): Some {
  const { shortNumber, stopClauseText } = after;
  const changed = pick(after, shortNumber !== seen.shortNumber, stopClauseText !== seen.stopClauseText);
  if (Object.keys(changed).length > 0) return changed;
  return pick(after, set.shortNumber === undefined, set.stopClauseText === undefined);
}

const pick = ({ shortNumber, stopClauseText }: Some, withNumber: boolean, withClause: boolean): Some => ({
  ...(withNumber && shortNumber !== undefined && { shortNumber }),
  ...(withClause && stopClauseText !== undefined && { stopClauseText }),
});

/** In characters. */
export const LONGEST_CLAUSE = 30;

const SHORT_NUMBER = /^\d{3,8}$/;
const CLAUSE = /^\S.* \d{3,15}$/;

export const isShortNumber = (text: string): boolean => SHORT_NUMBER.test(text);

/** Whether a clause says where to, and costs no text its 7 bits. */
export const isStopClause = (text: string): boolean =>
  text.length <= LONGEST_CLAUSE &&
  isOneLine(text) &&
  CLAUSE.test(text) &&
  [...text].every((character) => gsm7Codes(character) !== undefined);

/** Where a clause says that STOP goes. */
export const numberOfClause = (clause: string): string => /\d+$/.exec(clause)?.[0] ?? clause;

/** As many as are remembered. What waited with an older one has long been sent. */
const MOST_EARLIER = 20;

export const readEarlierClauses = (stored: string): readonly string[] => (stored === '' ? [] : stored.split('\n'));

/** The clauses of before, once there is another one: newest first, each once, without the one that there is. */
export function earlierClauses(before: string, earlier: readonly string[], now: string): readonly string[] {
  return [...new Set([before, ...earlier])].filter((clause) => clause !== now).slice(0, MOST_EARLIER);
}

export const writeEarlierClauses = (clauses: readonly string[]): string => clauses.join('\n');
