/** The last requests to a carrier that is asked by HTTP, and their answers. */
import { MOST_TRACED, type TraceEntry } from '@/lib/domain/carrier/live-carrier';
import { createRing } from '@/lib/platform/memory/ring';
import type { Submission } from '../contract/driver';

/** What an answer came to. */
type Outcome = { readonly kind: string; readonly text?: string; readonly id?: string | null };

type Traced = { readonly at: number; readonly message: Submission; readonly outcome: Outcome | null };

export function createRequestTrace() {
  const ring = createRing<Traced>(MOST_TRACED);
  return {
    asked: (message: Submission): void => ring.push({ at: Date.now(), message, outcome: null }),
    answered: (message: Submission, outcome: Outcome): void => ring.push({ at: Date.now(), message, outcome }),
    entries: (): readonly TraceEntry[] => ring.newest().map(entryOf),
  };
}

function entryOf({ at, message, outcome }: Traced): TraceEntry {
  const isFault = outcome !== null && outcome.kind !== 'taken';
  return {
    at: new Date(at),
    direction: outcome ? 'in' : 'out',
    what: outcome ? outcome.kind : 'POST',
    connection: null,
    exchange: message.id,
    status: outcome && (outcome.text ?? (isFault ? outcome.kind : 'ok')),
    isFault,
    carrierId: outcome?.id ?? null,
    msisdn: message.recipient,
    textLength: outcome ? null : message.text.length,
  };
}
