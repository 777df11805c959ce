import type { AnswerVerdict } from './verdict';

/** So many messages in a row are not all wrong: what is in their way is in the way of all. */
const MOST_IN_A_ROW = 2;

/**
 * Some answers, such as "not found", are given for one recipient and for a wrong address alike. As long as nothing was
 * taken by these settings, the settings are doubted; once something was, the message is, until several have met the same
 * with none taken in between.
 */
export function createUnsureSettler() {
  /** Those in a row; null: nothing was taken yet. */
  let inARow: Set<number> | null = null;
  return (verdict: AnswerVerdict, messageId: number): AnswerVerdict => {
    if (verdict.kind === 'taken') inARow = new Set();
    if (verdict.kind !== 'later' || !verdict.unsure || inARow === null) return verdict;
    if (inARow.size <= MOST_IN_A_ROW) inARow.add(messageId);
    return inARow.size > MOST_IN_A_ROW ? verdict : { ...verdict, obstacle: null };
  };
}
