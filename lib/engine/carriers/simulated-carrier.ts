import type { Writer } from '@/lib/db/connections/writer';
import { insertSimulatedReceipts } from '@/lib/db/messages/simulated-receipts';
import { planReceipts } from '@/lib/domain/delivery/magic-numbers';
import type { Carrier, Submission, SubmitResult } from './carrier';

export const SIMULATED = 'simulated';

/** More than any plan has (magic-numbers.ts): the ids of two messages' receipts never meet. */
const MOST_RECEIPTS = 16;

type Options = {
  readonly writer: Writer;
  /** Divides every delay. */
  readonly speed: number;
  readonly now: () => Date;
};

/**
 * An SMSC that lives in the database: it plans a message's receipts when it takes the message and owes them from
 * then on, restart or not. Its message id follows from ours, so that a message submitted twice is taken once.
 */
export function createSimulatedCarrier({ writer, speed, now }: Options): Carrier {
  return {
    name: SIMULATED,
    async submit(messages) {
      const takenAt = now().getTime();
      const results = messages.map(answerFor);
      const receipts = messages.flatMap((message, index) => {
        if (results[index]?.kind !== 'accepted') return [];
        return planReceipts(message.recipient).receipts.map((receipt, step) => ({
          id: message.id * MOST_RECEIPTS + step,
          carrierMessageId: simulatedId(message.id),
          dueAt: new Date(takenAt + receipt.afterMs / speed),
          dlrId: receipt.dlrId,
          ptt: receipt.ptt,
          text: receipt.text,
        }));
      });
      if (receipts.length > 0) await writer.commit((tx) => insertSimulatedReceipts(tx, receipts));
      return results;
    },
  };
}

const simulatedId = (messageId: number) => `sim-${messageId}`;

function answerFor(message: Submission): SubmitResult {
  const { submission } = planReceipts(message.recipient);
  if (submission === 'refused') return { kind: 'refused', ptt: 803, dlrId: 16, text: 'rejected at submission' };
  const refusedForNow = submission === 'never' || (submission === 'retry' && message.attempt === 1);
  if (refusedForNow) return { kind: 'retry', text: 'throttled' };
  return { kind: 'accepted', carrierMessageId: simulatedId(message.id) };
}
