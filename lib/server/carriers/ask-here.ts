import { MOST_TRACED, type TrialAnswer } from '@/lib/domain/carrier/live-carrier';
import type { NodeAnswer, NodeQuestion } from '@/lib/domain/carrier/node-question';
import type { SegmentResult } from '@/lib/engine/carriers/contract/driver';
import type { Engine } from '@/lib/engine/engine';

export const NOT_HERE: NodeAnswer = { kind: 'not_here' };

/** Asks a carrier in its thread, if this node runs it. */
export async function askHere(
  engine: Pick<Engine, 'askCarrier'>,
  name: string,
  question: NodeQuestion,
): Promise<NodeAnswer> {
  const answer = await engine.askCarrier(name, asDriven(question));
  if (answer?.kind === 'trace') return { kind: 'trace', entries: answer.entries.slice(0, MOST_TRACED) };
  return answer?.kind === 'try' ? { kind: 'try', trial: trialOf(answer.result) } : NOT_HERE;
}

const asDriven = (question: NodeQuestion) =>
  question.kind === 'trace'
    ? question
    : { kind: question.kind, message: { ...question.message, segments: [1], attempt: 1 } };

function trialOf(result: SegmentResult): TrialAnswer {
  if (result.kind === 'accepted') return { outcome: 'accepted', text: '', carrierId: result.rawId };
  return { outcome: result.kind, text: result.text, carrierId: null };
}
