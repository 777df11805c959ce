import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';
import { together } from '@/lib/db/connections/together';
import type { Writer } from '@/lib/db/connections/writer';
import { holdMessages } from '@/lib/db/messages/hold';
import { matchReceipts } from '@/lib/db/messages/match-receipts';
import { exactIds } from '@/lib/db/messages/message-ids';
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
import { type Recorded, recordIncoming } from './record-incoming';

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

type Moves = Omit<CarrierNews, 'incoming'>;

export type Recording = {
  /** How many replies were dropped, because they answer nothing of anybody's. */
  readonly strays: number;
  /** For each reply, in their order, what kept it from being recorded; null: nothing did, and it is not to be tried again. */
  readonly faults: readonly (Error | null)[];
};

/**
 * Records what carriers said, together: first which messages they took, then what became of them, and then what people
 * sent.
 * @throws what kept it from the former: then nothing is recorded.
 */
export async function recordCarrierNews(
  dependencies: NewsDependencies,
  { incoming, ...moves }: CarrierNews,
): Promise<Recording> {
  if (moves.submissions.length + moves.taken.length + moves.receipts.length > 0) await recordMoves(dependencies, moves);
  return recordReplies(dependencies, incoming);
}

/** What comes of it is claimed for this node, which has to learn so: nobody else would ever call what it holds. */
const commitKnown = <Value>(writer: Writer, work: (tx: SqlTransaction) => Promise<Value>): Promise<Value> =>
  writer.commit(work, 'ordinary', { mustKnow: true });

async function recordMoves({ writer, events, callbacks, nodeId, now }: NewsDependencies, news: Moves): Promise<void> {
  const { submissions, taken, receipts } = news;
  const carriers = new Map([...taken, ...submissions].map(({ carrier }) => [carrier.name, carrier]));
  const { applied, asked } = await commitKnown(writer, async (tx) => {
    await holdMoved(tx, news, now);
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
    const all = { answers: answered, unmatched, receipts };
    return { asked, applied: await applyInTurn(tx, all, { now, takerFor: callbacks.takerFor }) };
  });
  for (const one of applied) announceChanges({ events, callbacks }, one);
  for (const accountId of asked) events.publish({ type: 'messages', accountId });
}

/** Locks all messages that move together, by their ids: on another node others may move that are some of these. */
async function holdMoved(tx: SqlTransaction, { submissions, taken, receipts }: Moves, now: Date): Promise<void> {
  if (!tx.dialect.hasOtherWriters) return;
  const named = await matchReceipts(tx, receipts, now);
  const meant = await together(receipts.map(named));
  await holdMessages(tx, [
    ...new Set([
      ...submissions.map(({ submitted }) => submitted.message.id),
      ...taken.map((one) => one.taken.messageId),
      ...meant.flatMap((message) => message?.messageId ?? []),
    ]),
  ]);
}

/** Each alone: whose it is, and so which account is locked for it, is known only once it is looked up. */
async function recordReplies(
  { writer, events, callbacks, onAccepted, now }: NewsDependencies,
  incoming: readonly IncomingSegment[],
): Promise<Recording> {
  const options = { now, takerFor: callbacks.takerFor, ids: exactIds(writer.beside) };
  const tried = await Promise.allSettled(
    incoming.map((segment) => commitKnown(writer, (tx) => recordIncoming(tx, [segment], options))),
  );
  let strays = 0;
  const faults = tried.map((one) => {
    if (one.status === 'rejected') return errorOf(one.reason);
    strays += one.value.strays;
    announceReplies({ events, callbacks, onAccepted }, one.value);
    return null;
  });
  return { strays, faults };
}

const errorOf = (cause: unknown): Error => (cause instanceof Error ? cause : new Error(String(cause)));

function announceReplies(
  { events, callbacks, onAccepted }: Pick<NewsDependencies, 'events' | 'callbacks' | 'onAccepted'>,
  recorded: Recorded,
): void {
  callbacks.take(recorded.callbacks);
  if (recorded.callbacksWait) callbacks.wake();
  for (const accountId of recorded.heard) events.publish({ type: 'incoming', accountId });
  for (const accountId of recorded.answered) {
    events.publish({ type: 'messages', accountId });
    events.publish({ type: 'credits', accountId });
  }
  if (recorded.answered.size > 0) onAccepted();
  for (const accountId of recorded.stopped) events.publish({ type: 'blacklist', accountId });
}
