import type { Writer } from '@/lib/db/connections/writer';
import type { CarrierReceipt } from '@/lib/domain/delivery/apply-receipt';
import type { EventPublisher } from '@/lib/domain/events';
import { createGroupCommit } from '@/lib/platform/batching/group-commit';
import type { CallbackIntake } from './apply-receipts';
import { recordReceipts } from './record-receipts';

type Options = {
  readonly writer: Writer;
  readonly events: EventPublisher;
  /** Whoever sends callbacks, from when it works. */
  readonly callbacks: () => Promise<CallbackIntake>;
};

const LARGEST_BATCH = 256;
const LONGEST_QUEUE = 10_000;

/** Receipts that come in together are recorded together. */
export const createReceiptQueue = ({ writer, events, callbacks }: Options) =>
  createGroupCommit(
    async (receipts: readonly CarrierReceipt[]) => {
      await recordReceipts({ writer, events, callbacks: await callbacks(), now: new Date() }, receipts);
      return receipts.map(() => true);
    },
    { largestBatch: LARGEST_BATCH, longestQueue: LONGEST_QUEUE },
  );
