import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';
import type { Writer } from '@/lib/db/connections/writer';
import {
  type ClaimedMessage,
  claimDueMessages,
  postponeDispatch,
  settleDispatch,
  type TakenMessage,
} from '@/lib/db/messages/dispatch-outbox';
import { takeEarlyReceipts } from '@/lib/db/messages/early-receipts';
import type { MessageReceipt } from '@/lib/domain/delivery/apply-receipt';
import type { EventPublisher } from '@/lib/domain/events';
import { nextTry } from '@/lib/domain/outbox/retry-policy';
import type { Carrier, SubmitResult } from '../carriers/carrier';
import { announceChanges } from '../receipts/announce-changes';
import { type Applied, applyReceipts, type CallbackIntake } from '../receipts/apply-receipts';

type Dependencies = {
  readonly writer: Writer;
  readonly carrier: Carrier;
  readonly events: EventPublisher;
  readonly callbacks: CallbackIntake;
  readonly now: () => Date;
};

/** ptt 3, "accepted by the operator": what a carrier's yes means. */
const ACCEPTED_PTT = 3;

/** No carrier took it while it was worth sending: it expired (ptt 8), and what nobody took is not billed (DLR id 16). */
const EXPIRED = { dlrId: 16, ptt: 8 } as const;

/**
 * Hands up to `limit` due messages to the carrier; answers how many it claimed. What the carrier does not take is tried
 * again until it has expired; a carrier that throws has taken nothing.
 */
export async function dispatchMessages(
  { writer, carrier, events, callbacks, now }: Dependencies,
  limit: number,
): Promise<number> {
  const messages = await writer.commit((tx) => claimDueMessages(tx, now(), limit));
  if (messages.length === 0) return 0;
  const { results, fault } = await submit(carrier, messages);
  // The clock may have been set since the claim.
  const at = now();
  const applied = await writer.commit(async (tx) => {
    const { receipts, taken, postponed } = sortResults(messages, results, at);
    const early = await findEarlyReceipts(tx, carrier.name, taken);
    const outcome: Applied = await applyReceipts(tx, [...receipts, ...early], { now: at, admits: callbacks.admits });
    if (taken.length > 0) await settleDispatch(tx, carrier.name, taken);
    if (postponed.length > 0) await postponeDispatch(tx, postponed);
    return outcome;
  });
  announceChanges({ events, callbacks }, applied);
  if (fault) throw fault.cause;
  return messages.length;
}

type Submitted = { readonly results: readonly SubmitResult[]; readonly fault: { readonly cause: unknown } | null };

async function submit(carrier: Carrier, messages: readonly ClaimedMessage[]): Promise<Submitted> {
  try {
    return { results: await carrier.submit(messages), fault: null };
  } catch (cause) {
    const text = cause instanceof Error ? cause.message : String(cause);
    return { results: messages.map(() => ({ kind: 'retry', text })), fault: { cause } };
  }
}

/** What the carrier reported of these messages before it was known under which ids it took them. */
async function findEarlyReceipts(
  tx: SqlTransaction,
  carrier: string,
  taken: readonly TakenMessage[],
): Promise<MessageReceipt[]> {
  const messageIds = new Map(taken.flatMap(({ messageId, carrierMessageId: id }) => (id ? [[id, messageId]] : [])));
  const receipts = await takeEarlyReceipts(tx, carrier, [...messageIds.keys()]);
  return receipts.flatMap((receipt) => {
    const messageId = messageIds.get(receipt.carrierMessageId);
    return messageId === undefined ? [] : [{ ...receipt, messageId }];
  });
}

function sortResults(messages: readonly ClaimedMessage[], results: readonly SubmitResult[], now: Date) {
  const receipts: MessageReceipt[] = [];
  const taken: TakenMessage[] = [];
  const postponed: { messageId: number; until: Date }[] = [];
  for (const [index, { id: messageId, attempt, dueAt }] of messages.entries()) {
    const result = results[index] ?? { kind: 'retry', text: 'the carrier gave no answer' };
    if (result.kind === 'retry') {
      const until = nextTry('submission', { attempts: attempt, since: dueAt, now, jitter: 0 });
      if (until) postponed.push({ messageId, until });
      else {
        taken.push({ messageId, carrierMessageId: null });
        receipts.push({ ...EXPIRED, messageId, text: result.text, at: now });
      }
    } else if (result.kind === 'accepted') {
      const { carrierMessageId } = result;
      taken.push({ messageId, carrierMessageId: carrierMessageId || null });
      receipts.push({ messageId, dlrId: null, ptt: ACCEPTED_PTT, text: carrierMessageId, at: now });
    } else {
      const { ptt, dlrId, text } = result;
      taken.push({ messageId, carrierMessageId: null });
      receipts.push({ messageId, dlrId, ptt, text, at: now });
    }
  }
  return { receipts, taken, postponed };
}
