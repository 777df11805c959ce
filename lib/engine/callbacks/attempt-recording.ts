import type { ClaimedDelivery } from '@/lib/db/callbacks/callback-queue';
import type { Writer } from '@/lib/db/connections/writer';
import type { EventPublisher } from '@/lib/domain/events';
import { createBatchQueue } from '@/lib/platform/batching/batch-queue';
import type { Logger } from '@/lib/platform/log/logger';
import { createRecorder } from '../outbox/recorder';
import { type RecordedTry, recordCallbackAttempts } from './record-callback-attempts';

type Dependencies = {
  readonly writer: Writer;
  readonly events: EventPublisher;
  readonly log: Logger;
  readonly nodeId: number;
  readonly now: () => Date;
};

/** One call that was answered, and what that means for its delivery. */
export type EndedCall = { readonly delivery: ClaimedDelivery; readonly finished: RecordedTry };

const LARGEST_RECORD = 256;
const GATHER_MS = 20;

/**
 * Records attempts that end together in one transaction. `onRecorded` is told of each once it is on the disk, which may
 * take more than one try.
 */
export function createAttemptRecording(dependencies: Dependencies, onRecorded: (ended: EndedCall) => void) {
  const { writer, events, log, nodeId, now } = dependencies;
  const recorder = createRecorder<EndedCall>({
    name: 'callbacks',
    log,
    write: async (ended) => {
      const tries = ended.map(({ finished }) => finished);
      await recordCallbackAttempts({ writer, events, nodeId, now: now() }, tries);
      for (const one of ended) onRecorded(one);
    },
  });
  const queue = createBatchQueue(
    async (ended: readonly EndedCall[]) => {
      await recorder.record(ended).catch((cause: unknown) => {
        log.error({ err: cause, callbacks: ended.length }, 'callbacks could not be recorded yet');
      });
      return ended.map(() => true);
    },
    { largestBatch: LARGEST_RECORD, longestQueue: Number.POSITIVE_INFINITY, gatherMs: GATHER_MS },
  );
  return { submit: queue.submit, drained: queue.drained, retry: recorder.retry };
}
