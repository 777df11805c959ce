import type { CarrierWatch } from '@/lib/domain/carrier/live-carrier';
import type { NodeQuestion } from '@/lib/domain/carrier/node-question';
import { runsOfAll } from '@/lib/domain/instance/runs-of-all';
import type { Engine } from '@/lib/engine/engine';
import { askHere } from './ask-here';
import type { AskNodes } from './ask-nodes';

type Watched = Pick<Engine, 'carriers' | 'askCarrier' | 'standing'>;

/**
 * Carriers as they run. Those of this node are asked in their thread each time; of the others their nodes say how they
 * are, and are asked whatever else somebody wants of them.
 */
export function createCarrierWatch(engine: Watched, askNodes: AskNodes): CarrierWatch {
  const isElsewhere = (name: string) =>
    engine.standing().others.some(({ carriers }) => carriers.some((one) => one.name === name));
  const ask = async (name: string, question: NodeQuestion) => {
    const answer = await askHere(engine, name, question);
    return answer.kind === 'not_here' && isElsewhere(name) ? askNodes(name, question) : answer;
  };
  return {
    look: async () => runsOfAll(await engine.carriers(), engine.standing().others),
    trace: async (name) => {
      const answer = await ask(name, { kind: 'trace' });
      if (answer.kind === 'trace') return answer.entries;
      return answer.kind === 'not_here' ? null : 'silent';
    },
    tryWith: async (name, message) => {
      const answer = await ask(name, { kind: 'try', message });
      if (answer.kind === 'try') return answer.trial;
      // A node has it, and died with it, or cannot say what came of it.
      if (answer.kind === 'unanswered') return { outcome: 'unknown', text: '', carrierId: null };
      return answer.kind === 'not_here' ? null : 'silent';
    },
  };
}
