import type { DriverDetails, Submission } from '../contract/driver';
import { type CallerSettings, type CallOutcome, createCaller, type OutgoingRequest } from './create-caller';
import { createRequestTrace, type ShownRules } from './create-request-trace';
import { maskText } from './mask-text';
import { createUnsureSettler } from './settle-unsure';
import type { AnswerVerdict, Verdict } from './verdict';

export type AskingRules = CallerSettings &
  ShownRules & {
    /** Throws where the settings make no request. */
    write(message: Submission): OutgoingRequest;
    judge(answer: { readonly status: number; readonly body: string }, message: Submission): AnswerVerdict;
  };

/** Asks a carrier to take messages, each by one request, and says what its answer comes to. */
export function createAsker(rules: AskingRules) {
  const caller = createCaller(rules);
  const settle = createUnsureSettler();
  const trace = createRequestTrace(rules);

  /** Without an outcome nobody could be asked. */
  const call = async (message: Submission): Promise<{ outcome: CallOutcome | null; verdict: Verdict }> => {
    let request: OutgoingRequest;
    try {
      request = rules.write(message);
    } catch (cause) {
      const text = cause instanceof Error ? cause.message : String(cause);
      return { outcome: null, verdict: { kind: 'later', text, obstacle: 'address' } };
    }
    const outcome = await caller.call(request);
    if (outcome.kind !== 'answered') return { outcome, verdict: outcome };
    return { outcome, verdict: settle(rules.judge(outcome, message), message.id) };
  };

  return {
    /** Never rejects. */
    ask: async (message: Submission): Promise<Verdict> => {
      trace.asked(message);
      const { outcome, verdict: told } = await call(message);
      const verdict = quiet(told, message, rules);
      trace.answered(message, outcome, verdict);
      return verdict;
    },
    /** What an operator sees of it. */
    seen: {
      trace: trace.entries,
      details: (): DriverDetails => ({
        connections: [],
        window: null,
        peerCertificateEndsAt: caller.peerCertificateEndsAt(),
      }),
    },
    /** What is under way ends as unknown. */
    close: caller.close,
  };
}

/** What a verdict says goes into histories, the log and what operators see: it repeats neither a secret nor a text. */
function quiet(verdict: Verdict, { text }: Submission, { hide }: Pick<ShownRules, 'hide'>): Verdict {
  return verdict.kind === 'taken' ? verdict : { ...verdict, text: maskText(hide(verdict.text), text) };
}
