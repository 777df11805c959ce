import type { Writer } from '@/lib/db/connections/writer';
import type { Membership } from './membership';

/**
 * What loops write by. Once the others may take this node for dead, nothing is claimed. What was being claimed meanwhile
 * is begun only when the database has said that it is this node's: let go of unknown, nobody would ever begin it.
 */
export const createStandingWriter = (
  writer: Writer,
  { mayClaim, stand }: Pick<Membership, 'mayClaim' | 'stand'>,
): Writer => ({
  ...writer,
  commit: async (work, urgency) => {
    if (!mayClaim()) throw new Error('This node may not take up work: the database does not say that it lives.');
    // What a node claims it holds for as long as it lives: it has to learn what it has claimed, however long that takes.
    const value = await writer.commit(work, urgency, { mustKnow: true });
    await stand();
    return value;
  },
});
