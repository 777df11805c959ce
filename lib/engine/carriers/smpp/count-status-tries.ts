import type { Profile } from '@/lib/domain/carrier/smpp-settings';
import { STATUS } from '@/lib/smpp/pdu/commands';
import type { SubmitResult } from '@/lib/smpp/session/session-state';
import type { SegmentResult } from '../contract/driver';
import type { Asked } from './create-exits';
import { resultOf } from './trouble-in-words';

/** So many times a message is given to an SMSC that answers it with a status which says neither yes nor no. */
const MOST_TRIES = 5;
/** Messages that are counted at once; the oldest is forgotten, and counted anew if it comes again. */
const MOST_COUNTED = 10_000;
/** The network takes nothing of the kind now; ptt 50. */
const NOT_TAKEN = 50;

/** An SMSC that is out of order says so of every message, and may be mended: for as long as messages are tried at all. */
const OUT_OF_ORDER: ReadonlySet<number> = new Set([STATUS.systemError, STATUS.temporaryFault]);

/**
 * Ends what is about one message and would otherwise come back for two days, such as an unlisted status or one that ends
 * the bind each time. Counted in memory: after a start it is tried so often once more.
 */
export function countStatusTries(profile: Profile) {
  const tries = new Map<number, number>();
  return ({ message: { id } }: Asked, said: SubmitResult): SegmentResult => {
    const judged = resultOf(said, profile);
    const isCounted = said.kind === 'refused' && judged.kind === 'later' && !OUT_OF_ORDER.has(said.status);
    if (!isCounted) {
      if (said.kind === 'accepted' || judged.kind === 'refused') tries.delete(id);
      return judged;
    }
    const count = (tries.get(id) ?? 0) + 1;
    tries.delete(id);
    if (count >= MOST_TRIES) return { kind: 'refused', ptt: NOT_TAKEN, billed: false, text: judged.text };
    tries.set(id, count);
    const [oldest] = tries.keys();
    if (tries.size > MOST_COUNTED && oldest !== undefined) tries.delete(oldest);
    return judged;
  };
}
