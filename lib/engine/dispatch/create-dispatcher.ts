import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';
import type { Writer } from '@/lib/db/connections/writer';
import {
  type ClaimedMessage,
  claimDueMessages,
  settleDispatch,
  type TakenMessage,
} from '@/lib/db/messages/dispatch-outbox';
import { newestEarlyReceipt, takeEarlyReceipts } from '@/lib/db/messages/early-receipts';
import { type Postponed, postpone } from '@/lib/db/outbox/leases';
import type { MessageReceipt } from '@/lib/domain/delivery/apply-receipt';
import type { EventPublisher } from '@/lib/domain/events';
import { nextTry } from '@/lib/domain/outbox/retry-policy';
import type { Logger } from '@/lib/platform/log/logger';
import type { Carrier, SubmitResult } from '../carriers/carrier';
import type { DueWork } from '../outbox/due-loop';
import { createRecorder } from '../outbox/recorder';
import { announceChanges } from '../receipts/announce-changes';
import { applyReceipts, type CallbackIntake } from '../receipts/apply-receipts';

type Dependencies = {
  readonly writer: Writer;
  readonly carrier: Carrier;
  readonly events: EventPublisher;
  readonly callbacks: CallbackIntake;
  readonly log: Logger;
  readonly nodeId: number;
  readonly now: () => Date;
};

/** ptt 3, "accepted by the operator": what a carrier's yes means. */
const ACCEPTED_PTT = 3;

/** No carrier took it while it was worth sending: it expired (ptt 8), and what nobody took is not billed (DLR id 16). */
const EXPIRED = { dlrId: 16, ptt: 8 } as const;

/** What the carrier said to one message, and when. */
type Submitted = {
  readonly message: ClaimedMessage;
  readonly result: SubmitResult;
  readonly at: Date;
  /** The newest early receipt before the carrier was given the message: of this message, it can only have said more. */
  readonly knownBefore: number;
};

/**
 * Hands due messages to the carrier. What it does not take is tried again until it has expired; a carrier that throws
 * has taken nothing. What it said is recorded once, however long the database cannot: a message is not submitted again
 * for that.
 */
export function createDispatcher(dependencies: Dependencies): DueWork {
  const { writer, carrier, log, nodeId, now } = dependencies;
  const recorder = createRecorder<Submitted>({
    name: 'submissions',
    log,
    write: (submitted) => settle(dependencies, submitted),
  });
  return {
    retryRecording: recorder.retry,
    doDue: async (limit) => {
      const { messages, knownBefore } = await writer.commit(async (tx) => ({
        messages: await claimDueMessages(tx, { nodeId, now: now(), limit }),
        knownBefore: await newestEarlyReceipt(tx),
      }));
      if (messages.length === 0) return 0;
      const { results, fault } = await submit(carrier, messages);
      const at = now();
      const submitted = messages.map((message, index) => {
        const result = results[index] ?? NO_ANSWER;
        return { message, result, at, knownBefore };
      });
      await recorder.record(submitted);
      if (fault) throw fault.cause;
      return messages.length;
    },
  };
}

const NO_ANSWER: SubmitResult = { kind: 'retry', text: 'the carrier gave no answer' };

type Answered = { readonly results: readonly SubmitResult[]; readonly fault: { readonly cause: unknown } | null };

async function submit(carrier: Carrier, messages: readonly ClaimedMessage[]): Promise<Answered> {
  try {
    return { results: await carrier.submit(messages), fault: null };
  } catch (cause) {
    const text = cause instanceof Error ? cause.message : String(cause);
    return { results: messages.map(() => ({ kind: 'retry', text })), fault: { cause } };
  }
}

/** Records what the carrier said, of those messages that this node still holds. */
async function settle(
  { writer, carrier, events, callbacks, nodeId, now }: Dependencies,
  submitted: readonly Submitted[],
): Promise<void> {
  const applied = await writer.commit(async (tx) => {
    const { receipts, taken, postponed } = sortResults(submitted);
    const settled = await settleDispatch(tx, carrier.name, taken, nodeId);
    const isOurs = ({ messageId }: { readonly messageId: number }) => settled.has(messageId);
    const early = await findEarlyReceipts(tx, carrier.name, taken.filter(isOurs));
    const outcome = await applyReceipts(tx, [...receipts.filter(isOurs), ...early], {
      now: now(),
      takerFor: callbacks.takerFor,
    });
    await postpone(tx, 'submission', postponed, nodeId);
    return outcome;
  });
  announceChanges({ events, callbacks }, applied);
}

/**
 * What the carrier reported of these messages before it was known under which ids it took them. Of an id that another
 * message had before, only what came since the carrier was given this one: the rest was about the other.
 */
async function findEarlyReceipts(
  tx: SqlTransaction,
  carrier: string,
  taken: readonly Taken[],
): Promise<MessageReceipt[]> {
  const byCarrierId = new Map(
    taken.flatMap(({ messageId, carrierMessageId, knownBefore }) =>
      carrierMessageId === null ? [] : [[carrierMessageId, { messageId, knownBefore }] as const],
    ),
  );
  const receipts = await takeEarlyReceipts(tx, carrier, [...byCarrierId.keys()]);
  return receipts.flatMap(({ id, isReused, ...receipt }) => {
    const message = byCarrierId.get(receipt.carrierMessageId);
    if (!message || (isReused && id <= message.knownBefore)) return [];
    return [{ ...receipt, messageId: message.messageId }];
  });
}

type Taken = TakenMessage & Pick<Submitted, 'knownBefore'>;

function sortResults(submitted: readonly Submitted[]) {
  const receipts: MessageReceipt[] = [];
  const taken: Taken[] = [];
  const postponed: Postponed[] = [];
  for (const { message, result, at, knownBefore } of submitted) {
    const { id: messageId, attempt: attempts, dueAt: since } = message;
    if (result.kind === 'retry') {
      const until = nextTry('submission', { attempts, since, now: at, jitter: 0 });
      if (until) postponed.push({ id: messageId, attempts, until });
      else {
        taken.push({ messageId, carrierMessageId: null, knownBefore });
        receipts.push({ ...EXPIRED, messageId, text: result.text, at });
      }
    } else if (result.kind === 'accepted') {
      const { carrierMessageId } = result;
      taken.push({ messageId, carrierMessageId: carrierMessageId || null, knownBefore });
      receipts.push({ messageId, dlrId: null, ptt: ACCEPTED_PTT, text: carrierMessageId, at });
    } else {
      const { ptt, dlrId, text } = result;
      taken.push({ messageId, carrierMessageId: null, knownBefore });
      receipts.push({ messageId, dlrId, ptt, text, at });
    }
  }
  return { receipts, taken, postponed };
}
