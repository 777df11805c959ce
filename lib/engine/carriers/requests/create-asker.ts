import type { Submission } from '../contract/driver';
import { type CallerSettings, createCaller, type OutgoingRequest } from './create-caller';
import { createUnsureSettler } from './settle-unsure';
import type { AnswerVerdict, Verdict } from './verdict';

export type AskingRules = CallerSettings & {
  /** Throws where the settings make no request. */
  write(message: Submission): OutgoingRequest;
  judge(answer: { readonly status: number; readonly body: string }, message: Submission): AnswerVerdict;
};

/** Asks a carrier to take messages, each by one request, and says what its answer comes to. */
export function createAsker(rules: AskingRules) {
  const caller = createCaller(rules);
  const settle = createUnsureSettler();
  return {
    /** Never rejects. */
    ask: async (message: Submission): Promise<Verdict> => {
      let request: OutgoingRequest;
      try {
        request = rules.write(message);
      } catch (cause) {
        return { kind: 'later', text: cause instanceof Error ? cause.message : String(cause), obstacle: 'address' };
      }
      const outcome = await caller.call(request);
      return outcome.kind === 'answered' ? settle(rules.judge(outcome, message), message.id) : outcome;
    },
    /** What is under way ends as unknown. */
    close: caller.close,
  };
}
