import { DatabaseAway } from '@/lib/db/connections/database-away';
import { isLockHeld } from '@/lib/db/connections/held-lock';
import { DatabaseLocked } from '@/lib/db/connections/take-write-lock';
import type { CarrierReceipt } from '@/lib/domain/delivery/apply-receipt';
import type { IncomingSegment } from '@/lib/domain/incoming/incoming';
import { createBatchQueue } from '@/lib/platform/batching/batch-queue';
import type { Logger } from '@/lib/platform/log/logger';
import type { NewsIntake, Submission, Taking } from '../dispatch/news-intake';
import { createRecorder } from '../outbox/recorder';
import { type NewsDependencies, recordCarrierNews } from './record-carrier-news';

type Options = Omit<NewsDependencies, 'callbacks' | 'now'> & {
  /** Whoever sends callbacks, from when it works. */
  readonly callbacks: () => Promise<NewsDependencies['callbacks']>;
  readonly log: Logger;
  readonly now: () => Date;
};

/** What is kept until it is recorded. */
type Answer = { readonly submission: Submission } | { readonly taking: Taking };
type News = Answer | { readonly receipt: CarrierReceipt } | { readonly incoming: IncomingSegment };
/** Null: it is on the disk. */
type Outcome = { readonly fault: Error | null };

export type NewsQueue = NewsIntake & { drained(): Promise<void> };

const LARGEST_BATCH = 256;
/** Receipts that wait for their turn; then whoever reports them is asked to try again. */
const MOST_RECEIPTS = 10_000;

/** Of those that are tried alone and meet a lock that somebody keeps: each waits for seconds, with all behind it. */
const MOST_WAITS = 3;

/** Whether each alone would wait for the same. */
const isOfAll = (fault: Error): boolean => fault instanceof DatabaseLocked || fault instanceof DatabaseAway;

const DONE: Outcome = { fault: null };

/**
 * The one queue of what carriers say, in its order. What comes together is recorded together; what cannot be is tried
 * one by one, so that one at fault is in nobody's way.
 */
export function createNewsQueue({ callbacks, log, now, ...dependencies }: Options): NewsQueue {
  /** Of each what kept it from being recorded. @throws when nothing was. */
  const write = async (news: readonly News[]): Promise<readonly Outcome[]> => {
    const { strays, faults } = await recordCarrierNews(
      { ...dependencies, callbacks: await callbacks(), now: now() },
      {
        submissions: news.flatMap((one) => ('submission' in one ? one.submission : [])),
        taken: news.flatMap((one) => ('taking' in one ? one.taking : [])),
        receipts: news.flatMap((one) => ('receipt' in one ? one.receipt : [])),
        incoming: news.flatMap((one) => ('incoming' in one ? one.incoming : [])),
      },
    );
    if (strays > 0) log.warn({ messages: strays }, 'incoming messages that answer none of anybody were dropped');
    const ofReplies = faults.values();
    return news.map((one) => ('incoming' in one ? { fault: ofReplies.next().value ?? null } : DONE));
  };
  const tryTo = async (news: readonly News[]): Promise<readonly Outcome[]> => {
    try {
      return await write(news);
    } catch (cause) {
      const fault = cause instanceof Error ? cause : new Error(String(cause));
      return news.map(() => ({ fault }));
    }
  };
  const recorder = createRecorder<Answer>({
    name: 'answers of carriers',
    log,
    write: async (answers) => void (await write(answers)),
  });
  const keep = (one: News, fault: Error): void => {
    if ('submission' in one || 'taking' in one) recorder.keep([one], fault);
  };
  // What was recorded is not tried again: a reply that has no id would be another one.
  const commit = async (news: readonly News[]): Promise<readonly Outcome[]> => {
    const outcomes = [...(await tryTo(news))];
    const first = outcomes.find(({ fault }) => fault);
    if (first) log.error({ err: first.fault, news: news.length }, 'what carriers said could not be recorded together');
    let waits = 0;
    let isOver = news.length === 1;
    for (const [index, one] of news.entries()) {
      const fault = outcomes[index]?.fault;
      if (!fault) continue;
      isOver ||= isOfAll(fault);
      const [outcome = { fault }] = isOver ? [] : await tryTo([one]);
      if (outcome.fault) {
        keep(one, outcome.fault);
        if (isLockHeld(outcome.fault)) waits += 1;
        isOver ||= isOfAll(outcome.fault) || waits >= MOST_WAITS;
      }
      outcomes[index] = outcome;
    }
    return outcomes;
  };
  const queue = createBatchQueue(commit, { largestBatch: LARGEST_BATCH, longestQueue: Number.POSITIVE_INFINITY });
  const record = async (one: News) => {
    if (queue.waiting() >= MOST_RECEIPTS) throw new Error('Too many receipts wait.');
    const outcome = await queue.submit(one);
    if (outcome?.fault) throw outcome.fault;
  };
  return {
    submitted: (submission) => void queue.submit({ submission }),
    taken: (taking) => void queue.submit({ taking }),
    receipt: (receipt) => record({ receipt }),
    incoming: (incoming) => record({ incoming }),
    retryRecording: recorder.retry,
    drained: queue.drained,
  };
}
