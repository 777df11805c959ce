import type { Writer } from '@/lib/db/connections/writer';
import type { UnmatchedReceipt } from '@/lib/db/messages/unmatched-receipts';
import type { CarrierReceipt, MessageReceipt } from '@/lib/domain/delivery/apply-receipt';
import type { EventPublisher } from '@/lib/domain/events';
import type { CarrierTraits } from '../carriers/contract/driver';
import type { Submission, Taking } from '../dispatch/news-intake';
import { settleSubmissions } from '../dispatch/settle-submissions';
import { settleTaken } from '../dispatch/settle-taken';
import { announceChanges } from './announce-changes';
import { applyInTurn } from './apply-in-turn';
import type { CallbackIntake } from './apply-receipts';
import { findUnmatched } from './find-unmatched';

export type NewsDependencies = {
  readonly writer: Writer;
  readonly events: EventPublisher;
  readonly callbacks: CallbackIntake;
  readonly nodeId: number;
  readonly now: Date;
};

/** What carriers said: of messages that they were given, and of what they took before. */
type CarrierNews = {
  readonly submissions: readonly Submission[];
  readonly taken: readonly Taking[];
  readonly receipts: readonly CarrierReceipt[];
};

/** Records what carriers said, together: first which messages they took, then what became of them. */
export async function recordCarrierNews(
  { writer, events, callbacks, nodeId, now }: NewsDependencies,
  { submissions, taken, receipts }: CarrierNews,
): Promise<void> {
  const carriers = new Map([...taken, ...submissions].map(({ carrier }) => [carrier.name, carrier]));
  const applied = await writer.commit(async (tx) => {
    const answered: MessageReceipt[] = [];
    const unmatched: UnmatchedReceipt[] = [];
    for (const carrier of carriers.values()) {
      const isTheirs = (one: { readonly carrier: CarrierTraits }) => one.carrier.name === carrier.name;
      const theirs = {
        taken: taken.filter(isTheirs).map((one) => one.taken),
        submitted: submissions.filter(isTheirs).map(({ submitted }) => submitted),
      };
      const beside = await settleTaken(tx, { carrier, nodeId }, theirs.taken);
      const settled = await settleSubmissions(tx, { carrier, nodeId }, theirs.submitted);
      answered.push(...beside.answers, ...settled.answers);
      unmatched.push(...(await findUnmatched(tx, carrier.name, [...beside.named, ...settled.named])));
    }
    return applyInTurn(tx, { answers: answered, unmatched, receipts }, { now, takerFor: callbacks.takerFor });
  });
  for (const one of applied) announceChanges({ events, callbacks }, one);
}
