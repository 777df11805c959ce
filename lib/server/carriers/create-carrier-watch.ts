import type { CarrierWatch, TrialAnswer } from '@/lib/domain/carrier/live-carrier';
import { runsOfAll } from '@/lib/domain/instance/runs-of-all';
import type { SegmentResult } from '@/lib/engine/carriers/contract/driver';
import type { Engine } from '@/lib/engine/engine';

/** Carriers as they run: those of this node are asked in their thread each time, of the others their nodes say it. */
export const createCarrierWatch = (engine: Pick<Engine, 'carriers' | 'askCarrier' | 'standing'>): CarrierWatch => ({
  look: async () => runsOfAll(await engine.carriers(), engine.standing().others),
  trace: async (name) => {
    const answer = await engine.askCarrier(name, { kind: 'trace' });
    return answer?.kind === 'trace' ? answer.entries : null;
  },
  tryWith: async (name, message) => {
    const submission = { ...message, segments: [1], attempt: 1 };
    const answer = await engine.askCarrier(name, { kind: 'try', message: submission });
    return answer?.kind === 'try' ? trialOf(answer.result) : null;
  },
});

function trialOf(result: SegmentResult): TrialAnswer {
  if (result.kind === 'accepted') return { outcome: 'accepted', text: '', carrierId: result.rawId };
  return { outcome: result.kind, text: result.text, carrierId: null };
}
