import type { Carrier, SubmitResult } from '@/lib/carriers/carrier';
import {
  type ClaimedMessage,
  claimDueMessages,
  postponeDispatch,
  settleDispatch,
  type TakenMessage,
} from '@/lib/db/messages/dispatch-outbox';
import { takeEarlyReceipts } from '@/lib/db/messages/early-receipts';
import type { SqlTransaction } from '@/lib/db/sql-transaction';
import type { Writer } from '@/lib/db/writer';
import type { StatusReport } from '@/lib/domain/delivery/status-report';
import { nextSubmission } from '@/lib/domain/delivery/submission-retry';
import type { EventPublisher } from '@/lib/domain/events';
import { announceChanges } from '../_shared/announce-changes';
import { type Applied, applyReports, type CallbackIntake } from '../_shared/apply-reports';

type Dependencies = {
  readonly writer: Writer;
  readonly carrier: Carrier;
  readonly events: EventPublisher;
  readonly callbacks: CallbackIntake;
  readonly now: Date;
};

/** ptt 3, "accepted by the operator": what a carrier's yes means. */
const ACCEPTED_PTT = 3;

/** Hands up to `limit` due messages to the carrier; answers how many it claimed. */
export async function dispatchMessages(
  { writer, carrier, events, callbacks, now }: Dependencies,
  limit: number,
): Promise<number> {
  const messages = await writer.commit((tx) => claimDueMessages(tx, now, limit));
  if (messages.length === 0) return 0;
  const results = await carrier.submit(messages);
  const applied = await writer.commit(async (tx) => {
    const { reports, taken, postponed } = sortResults(messages, results, now);
    const early = await findEarlyReports(tx, carrier.name, taken);
    const outcome: Applied = await applyReports(tx, [...reports, ...early], { now, admits: callbacks.admits });
    if (taken.length > 0) await settleDispatch(tx, carrier.name, taken);
    if (postponed.length > 0) await postponeDispatch(tx, postponed);
    return outcome;
  });
  announceChanges({ events, callbacks }, applied);
  return messages.length;
}

/** What the carrier reported of these messages before it was known under which ids it took them. */
async function findEarlyReports(
  tx: SqlTransaction,
  carrier: string,
  taken: readonly TakenMessage[],
): Promise<StatusReport[]> {
  const messageIds = new Map(taken.flatMap(({ messageId, carrierMessageId: id }) => (id ? [[id, messageId]] : [])));
  const receipts = await takeEarlyReceipts(tx, carrier, [...messageIds.keys()]);
  return receipts.flatMap((receipt) => {
    const messageId = messageIds.get(receipt.carrierMessageId);
    return messageId === undefined ? [] : [{ ...receipt, messageId }];
  });
}

function sortResults(messages: readonly ClaimedMessage[], results: readonly SubmitResult[], now: Date) {
  const reports: StatusReport[] = [];
  const taken: TakenMessage[] = [];
  const postponed: { messageId: number; until: Date }[] = [];
  for (const [index, { id: messageId, attempt }] of messages.entries()) {
    const result = results[index] ?? { kind: 'retry', text: 'the carrier gave no answer' };
    if (result.kind === 'retry') {
      postponed.push({ messageId, until: nextSubmission(attempt, now) });
    } else if (result.kind === 'accepted') {
      const { carrierMessageId } = result;
      taken.push({ messageId, carrierMessageId: carrierMessageId || null });
      reports.push({ messageId, dlrId: null, ptt: ACCEPTED_PTT, text: carrierMessageId, at: now });
    } else {
      const { ptt, dlrId, text } = result;
      taken.push({ messageId, carrierMessageId: null });
      reports.push({ messageId, dlrId, ptt, text, at: now });
    }
  }
  return { reports, taken, postponed };
}
