import type { Writer } from '@/lib/db/connections/writer';
import type { NewRefusal } from '@/lib/domain/api-user/refused-request';
import { createBatchQueue } from '@/lib/platform/batching/batch-queue';
import { recordRefusals } from './record-refusals';

const LARGEST_BATCH = 256;
const LONGEST_QUEUE = 1_000;
const GATHER_MS = 50;

/** Refusals are kept together, and never delay an answer. */
export const createRefusalQueue = (writer: Writer) =>
  createBatchQueue(
    async (refusals: readonly NewRefusal[]) => {
      await recordRefusals({ writer }, refusals);
      return refusals.map(() => true);
    },
    { largestBatch: LARGEST_BATCH, longestQueue: LONGEST_QUEUE, gatherMs: GATHER_MS },
  );
