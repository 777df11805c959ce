import type { Writer } from '@/lib/db/connections/writer';
import { matchReceipts } from '@/lib/db/messages/match-receipts';
import { keepUnmatchedReceipts } from '@/lib/db/messages/unmatched-receipts';
import type { CarrierReceipt } from '@/lib/domain/delivery/apply-receipt';
import type { EventPublisher } from '@/lib/domain/events';
import type { CarrierTraits } from '../carriers/driver';
import { type Submitted, settleSubmissions } from '../dispatch/settle-submissions';
import { announceChanges } from './announce-changes';
import { applyReceipts, type CallbackIntake } from './apply-receipts';

export type NewsDependencies = {
  readonly writer: Writer;
  readonly events: EventPublisher;
  readonly callbacks: CallbackIntake;
  readonly nodeId: number;
  readonly now: Date;
};

/** What carriers said: of messages that they were given, and of what they took before. */
export type CarrierNews = {
  readonly submissions: readonly { readonly carrier: CarrierTraits; readonly submitted: Submitted }[];
  readonly receipts: readonly CarrierReceipt[];
};

/**
 * Records what carriers said, together: first which messages they took, then what became of them. A receipt that comes
 * late or twice is recorded and changes nothing. One that names nothing of ours, or only what is settled, may have
 * overtaken the commit that stores its id, anew or again, so it is kept until that comes (settle-submissions.ts).
 */
export async function recordCarrierNews(
  { writer, events, callbacks, nodeId, now }: NewsDependencies,
  { submissions, receipts }: CarrierNews,
): Promise<void> {
  const carriers = new Map(submissions.map(({ carrier }) => [carrier.name, carrier]));
  const applied = await writer.commit(async (tx) => {
    const due = [];
    for (const carrier of carriers.values()) {
      const theirs = submissions.filter((one) => one.carrier.name === carrier.name).map(({ submitted }) => submitted);
      due.push(...(await settleSubmissions(tx, { carrier, nodeId }, theirs)));
    }
    const named = await matchReceipts(tx, receipts, now);
    const unmatched = receipts.filter((_, index) => named[index]?.settled ?? true);
    await keepUnmatchedReceipts(tx, unmatched, now);
    for (const [index, receipt] of receipts.entries()) {
      const of = named[index];
      if (of) due.push({ ...receipt, messageId: of.messageId, segment: of.segment });
    }
    return applyReceipts(tx, due, { now, takerFor: callbacks.takerFor });
  });
  announceChanges({ events, callbacks }, applied);
}
