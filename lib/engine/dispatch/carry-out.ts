import { listCarriers } from '@/lib/db/carriers/carriers';
import { readClaimed } from '@/lib/db/messages/dispatch-outbox';
import { claimDecided } from '@/lib/db/messages/undecided';
import { newestUnmatchedReceipt } from '@/lib/db/messages/unmatched-receipts';
import { traitsOf } from '../carriers/carriers';
import { type Loop, startLoop } from '../outbox/loop';
import type { DispatchOptions } from './connect-dispatcher';
import { decidedOf, withheld } from './withhold';

type Options = Pick<DispatchOptions, 'writer' | 'router' | 'news' | 'nodeId' | 'now'>;

const AT_ONCE = 100;

/**
 * Carries out what people have decided of messages that may have been sent, and ends those of which nobody has decided
 * in time: whatever their carrier does, because it is given none of them. Answers whether there may be more.
 */
export function createCarryOut({ writer, router, news, nodeId, now }: Options): () => Promise<boolean> {
  return async () => {
    const at = now();
    const { claimed, messages, carriers, knownBefore } = await writer.commit(async (tx) => {
      const claimed = await claimDecided(tx, { nodeId, now: at, limit: AT_ONCE });
      if (claimed.length === 0) return { claimed, messages: [], carriers: [], knownBefore: 0 };
      return {
        claimed,
        messages: await readClaimed(
          tx,
          claimed.map(({ id }) => id),
        ),
        carriers: await listCarriers(tx),
        knownBefore: await newestUnmatchedReceipt(tx),
      };
    });
    const settings = new Map(carriers.map((carrier) => [carrier.name, traitsOf(carrier)]));
    const nameOf = new Map(claimed.map(({ id, carrier }) => [id, carrier]));
    for (const message of messages) {
      const name = nameOf.get(message.id) ?? '';
      // Of one that knows repeats nobody is asked.
      const carrier = { ...settings.get(name), name, recognisesRepeats: false };
      news.submitted({ carrier, router, submitted: withheld(message, decidedOf(message), { at, knownBefore }) });
    }
    return claimed.length === AT_ONCE;
  };
}

/** Looks once a second. */
export function startDecisionLoop(options: Options & Pick<DispatchOptions, 'log'>): Loop {
  const carryOut = createCarryOut(options);
  const { log, now } = options;
  return startLoop({ name: 'decisions', log, now, round: async () => ((await carryOut()) ? 'again' : null) });
}
