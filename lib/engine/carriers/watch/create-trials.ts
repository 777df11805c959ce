import type { SegmentAnswer, SegmentResult, Submission } from '../contract/driver';

/** So many ids are known at once: an answer may be said again, late. */
const MOST_KNOWN = 50;

/** Whoever tries does not wait for as long as a message does. */
const PATIENCE_MS = 20_000;

const NO_ANSWER: SegmentResult = { kind: 'unknown', text: '' };

/** Messages of nobody, by which an operator tries a carrier: what is answered to them is told to whoever tries alone. */
export function createTrials() {
  /** Null: it was answered. */
  const trials = new Map<number, ((result: SegmentResult) => void) | null>();
  const begin = (id: number, resolve: (result: SegmentResult) => void) => {
    const [oldest] = trials.keys();
    if (oldest !== undefined && trials.size >= MOST_KNOWN) trials.delete(oldest);
    trials.set(id, resolve);
  };
  return {
    /** Resolves with what is answered to its first segment. */
    begin: ({ id }: Submission): Promise<SegmentResult> =>
      new Promise((resolve) => {
        begin(id, resolve);
        setTimeout(() => resolve(NO_ANSWER), PATIENCE_MS).unref();
      }),
    /** Those of messages that are somebody's. */
    takeOut: (answers: readonly SegmentAnswer[]): readonly SegmentAnswer[] => {
      if (trials.size === 0) return answers;
      return answers.filter(({ messageId, result }) => {
        const resolve = trials.get(messageId);
        if (resolve === undefined) return true;
        resolve?.(result);
        trials.set(messageId, null);
        return false;
      });
    },
  };
}
