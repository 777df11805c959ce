import type { Writer } from '@/lib/db/connections/writer';
import type { UnmatchedReceipt } from '@/lib/db/messages/unmatched-receipts';
import type { CarrierReceipt, MessageReceipt } from '@/lib/domain/delivery/apply-receipt';
import type { EventPublisher } from '@/lib/domain/events';
import type { IncomingSegment } from '@/lib/domain/incoming/incoming';
import type { CarrierTraits } from '../carriers/contract/driver';
import type { Submission, Taking } from '../dispatch/news-intake';
import { settleSubmissions } from '../dispatch/settle-submissions';
import { settleTaken } from '../dispatch/settle-taken';
import { announceChanges } from './announce-changes';
import { applyInTurn } from './apply-in-turn';
import type { CallbackIntake } from './apply-receipts';
import { findUnmatched } from './find-unmatched';
import { recordIncoming } from './record-incoming';

export type NewsDependencies = {
  readonly writer: Writer;
  readonly events: EventPublisher;
  readonly callbacks: CallbackIntake;
  /** Told after a commit that there is something to move. */
  readonly onAccepted: () => void;
  readonly nodeId: number;
  readonly now: Date;
};

/** What carriers said: of messages that they were given, and of what they took before. */
type CarrierNews = {
  readonly submissions: readonly Submission[];
  readonly taken: readonly Taking[];
  readonly receipts: readonly CarrierReceipt[];
  readonly incoming: readonly IncomingSegment[];
};

/**
 * Records what carriers said, together: first which messages they took, then what became of them and what people sent.
 * Answers how much of that was dropped, because it answers nothing.
 */
export async function recordCarrierNews(
  { writer, events, callbacks, onAccepted, nodeId, now }: NewsDependencies,
  { submissions, taken, receipts, incoming }: CarrierNews,
): Promise<number> {
  const carriers = new Map([...taken, ...submissions].map(({ carrier }) => [carrier.name, carrier]));
  const { applied, recorded, asked } = await writer.commit(async (tx) => {
    const answered: MessageReceipt[] = [];
    const unmatched: UnmatchedReceipt[] = [];
    const asked = new Set<number>();
    for (const carrier of carriers.values()) {
      const isTheirs = (one: { readonly carrier: CarrierTraits }) => one.carrier.name === carrier.name;
      const theirs = {
        taken: taken.filter(isTheirs).map((one) => one.taken),
        submitted: submissions.filter(isTheirs),
      };
      const beside = await settleTaken(tx, { carrier, nodeId }, theirs.taken);
      const settled = await settleSubmissions(tx, { carrier, nodeId }, theirs.submitted);
      answered.push(...beside.answers, ...settled.answers);
      for (const accountId of settled.asked) asked.add(accountId);
      unmatched.push(...(await findUnmatched(tx, carrier.name, [...beside.named, ...settled.named])));
    }
    const news = { answers: answered, unmatched, receipts };
    const applied = await applyInTurn(tx, news, { now, takerFor: callbacks.takerFor });
    return { applied, asked, recorded: await recordIncoming(tx, incoming, { now, takerFor: callbacks.takerFor }) };
  });
  for (const one of applied) announceChanges({ events, callbacks }, one);
  for (const accountId of asked) events.publish({ type: 'messages', accountId });
  callbacks.take(recorded.callbacks);
  if (recorded.callbacksWait) callbacks.wake();
  for (const accountId of recorded.heard) events.publish({ type: 'incoming', accountId });
  for (const accountId of recorded.answered) {
    events.publish({ type: 'messages', accountId });
    events.publish({ type: 'credits', accountId });
  }
  if (recorded.answered.size > 0) onAccepted();
  for (const accountId of recorded.stopped) events.publish({ type: 'blacklist', accountId });
  return recorded.strays;
}
