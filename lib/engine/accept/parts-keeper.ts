import type { Writer } from '@/lib/db/connections/writer';
import { commitTaking, createMessageIds } from '@/lib/db/messages/message-ids';
import { insertParts } from '@/lib/db/smpp/submissions';
import type { Part } from '@/lib/domain/smpp/submission';
import { createBatchQueue } from '@/lib/platform/batching/batch-queue';

const LARGEST_BATCH = 256;
const LONGEST_QUEUE = 10_000;

/** Keeps what waits for the rest of its message: somebody waits for each, so those that come together share a commit. */
export function createPartsKeeper(writer: Writer, now: () => Date) {
  const ids = createMessageIds({ ...writer, now });
  const keepAll = async (parts: readonly Part[]): Promise<readonly number[]> => {
    const first = await commitTaking(writer, ids, async (tx) => {
      const taken = await ids.take(tx, parts.length);
      await insertParts(tx, parts, taken, now());
      return taken;
    });
    return parts.map((_, index) => first + index);
  };
  const queue = createBatchQueue(keepAll, { largestBatch: LARGEST_BATCH, longestQueue: LONGEST_QUEUE });
  return {
    keep: (part: Part): Promise<number> =>
      queue.submit(part) ?? Promise.reject(new Error('Too many parts of messages wait to be kept.')),
    drained: queue.drained,
  };
}
