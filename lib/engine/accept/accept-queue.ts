import type { Writer } from '@/lib/db/connections/writer';
import { createMessageIds } from '@/lib/db/messages/message-ids';
import type { EventPublisher } from '@/lib/domain/events';
import type { AcceptRequest } from '@/lib/domain/sending/acceptance';
import { createBatchQueue } from '@/lib/platform/batching/batch-queue';
import { createAcceptAroundHeld, type Outcome } from './accept-around-held';
import { WAITED_FOR } from './waited-for';

export type AcceptMetrics = {
  /** A batch of requests was committed, or failed to. */
  batchCommitted(requests: number, seconds: number): void;
};

type Options = {
  readonly writer: Writer;
  readonly listener: EventPublisher & AcceptMetrics;
  /** Told after a commit that there is something to move. */
  readonly onAccepted: () => void;
  readonly now: () => Date;
};

/** The one queue through which every message is accepted. */
export function createAcceptQueue({ writer, listener, onAccepted, now }: Options) {
  const accept = createAcceptAroundHeld({ writer, ids: createMessageIds({ ...writer, now }), now });
  const commit = async (requests: readonly AcceptRequest[]) => {
    const begun = performance.now();
    try {
      const outcomes = await accept(requests);
      const accounts = requests.flatMap(({ accountId }, index) => (outcomes[index]?.ok ? accountId : []));
      for (const accountId of new Set(accounts)) {
        listener.publish({ type: 'messages', accountId });
        listener.publish({ type: 'credits', accountId });
      }
      if (accounts.length > 0) onAccepted();
      return outcomes;
    } finally {
      listener.batchCommitted(requests.length, (performance.now() - begun) / 1000);
    }
  };
  const queue = createBatchQueue<AcceptRequest, Outcome>(commit, WAITED_FOR);
  return { ...queue, submit: (request: AcceptRequest) => (writer.isAway?.() ? null : queue.submit(request)) };
}
