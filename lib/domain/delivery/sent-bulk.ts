/** What became of a send to very many. */
import type { NamedActor } from '../authorisation/actor';
import type { Credits } from '../credits';
import { type MessageState } from './message-state';

/** How many of its messages are in one state, with one ptt. */
export type Tally = {
  readonly state: MessageState;
  readonly ptt: number;
  readonly count: number;
  /** What they cost, refunds taken off. */
  readonly credits: Credits;
};

/** In the order in which people are told. `waiting`: for their moment, for being written, or for a carrier. */
export const OUTCOMES = ['delivered', 'underWay', 'failed', 'waiting', 'cancelled'] as const;
export type Outcome = (typeof OUTCOMES)[number];
export type Outcomes = Readonly<Record<Outcome, number>>;

const OUTCOME_OF: Readonly<Record<MessageState, Outcome>> = {
  scheduled: 'waiting',
  accepted: 'waiting',
  submitted: 'underWay',
  buffered: 'underWay',
  delivered: 'delivered',
  failed: 'failed',
  expired: 'failed',
  error: 'failed',
  cancelled: 'cancelled',
};

/** A bulk send's size, how far it is written, and its tallies. */
export type BulkProgress = {
  readonly messageCount: number;
  readonly writtenCount: number;
  /** Messages that could not be written. */
  readonly unwritableCount: number;
  readonly finishedAt: Date | null;
  readonly tallies: readonly Tally[];
};

/**
 * How many came to what; together all of them. What was never written could not be, or waits, or was called off before
 * it began.
 */
export function outcomesOf(progress: BulkProgress): Outcomes {
  const { messageCount, writtenCount, unwritableCount, finishedAt, tallies } = progress;
  const unwritten = messageCount - writtenCount - unwritableCount;
  const sums = { delivered: 0, underWay: 0, failed: unwritableCount, waiting: 0, cancelled: 0 };
  sums[finishedAt === null ? 'waiting' : 'cancelled'] += unwritten;
  for (const { state, count } of tallies) sums[OUTCOME_OF[state]] += count;
  return sums;
}

/** What it costs as it stands: of what is written, refunds taken off, and what is held for the rest. */
export const costOfBulk = (tallies: readonly Tally[], heldCredits: Credits): Credits =>
  tallies.reduce((sum, { credits }) => sum + credits, heldCredits);

/** Why messages failed, most frequent first. */
export const failuresOf = (tallies: readonly Tally[]): readonly Tally[] =>
  tallies
    .filter(({ state }) => OUTCOME_OF[state] === 'failed')
    .toSorted((one, other) => other.count - one.count || one.ptt - other.ptt);

/** A bulk send as one line of the sending log. */
export type SentBulk = {
  /** Of its first message. */
  readonly id: number;
  /** Of its last. */
  readonly lastId: number;
  readonly createdAt: Date;
  readonly dueAt: Date;
  readonly login: string | null;
  /** As of a message. */
  readonly sentBy: NamedActor | null;
  readonly sender: string;
  readonly messageCount: number;
  /** The first that they share; null: each recipient has a text of their own. */
  readonly text: string | null;
  /** Of each message; null: not all have as many. */
  readonly segmentCount: number | null;
  readonly outcomes: Outcomes;
  readonly cost: Credits;
  /** What came back of one that ended without a message; null: it has messages, or may still have some. */
  readonly refunded: Credits | null;
};
