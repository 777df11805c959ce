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

const DONE: Outcome = { fault: null };

/**
 * The one queue of what carriers say, in its order. What comes together is recorded together; what cannot be is tried
 * one by one, so that one at fault is in nobody's way.
 */
export function createNewsQueue({ callbacks, log, now, ...dependencies }: Options): NewsQueue {
  const write = async (news: readonly News[]) => {
    const strays = await recordCarrierNews(
      { ...dependencies, callbacks: await callbacks(), now: now() },
      {
        submissions: news.flatMap((one) => ('submission' in one ? one.submission : [])),
        taken: news.flatMap((one) => ('taking' in one ? one.taking : [])),
        receipts: news.flatMap((one) => ('receipt' in one ? one.receipt : [])),
        incoming: news.flatMap((one) => ('incoming' in one ? one.incoming : [])),
      },
    );
    if (strays > 0) log.warn({ messages: strays }, 'incoming messages that answer none of anybody were dropped');
  };
  const recorder = createRecorder<Answer>({ name: 'answers of carriers', log, write });

  const giveBack = (one: News, cause: unknown): Outcome => {
    if ('submission' in one || 'taking' in one) recorder.keep([one], cause);
    return { fault: cause instanceof Error ? cause : new Error(String(cause)) };
  };
  const writeAlone = async (one: News): Promise<Outcome> => {
    try {
      await write([one]);
      return DONE;
    } catch (fault) {
      return giveBack(one, fault);
    }
  };
  const commit = async (news: readonly News[]): Promise<readonly Outcome[]> => {
    try {
      await write(news);
      return news.map(() => DONE);
    } catch (fault) {
      log.error({ err: fault, news: news.length }, 'what carriers said could not be recorded together');
      // Each alone would wait for the same lock.
      if (fault instanceof DatabaseLocked || news.length === 1) return news.map((one) => giveBack(one, fault));
      const outcomes: Outcome[] = [];
      for (const one of news) outcomes.push(await writeAlone(one));
      return outcomes;
    }
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
