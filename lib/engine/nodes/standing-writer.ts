import type { Writer } from '@/lib/db/connections/writer';

const LOST = 'This node may not take up work any more.';

/**
 * What loops write by. Once the others may take this node for dead, nothing is claimed; and what was being claimed is not
 * begun, because whoever waits for it is told that it failed.
 */
export const createStandingWriter = (writer: Writer, mayClaim: () => boolean): Writer => ({
  ...writer,
  commit: async (work, urgency) => {
    if (!mayClaim()) throw new Error(LOST);
    const value = await writer.commit(work, urgency);
    if (!mayClaim()) throw new Error(LOST);
    return value;
  },
});
