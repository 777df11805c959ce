import type { ClaimedDelivery } from '@/lib/db/callbacks/callback-queue';
import { queueReplyCallback, type ReplyCallback } from '@/lib/db/callbacks/queue-reply-callbacks';
import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';
import {
  addSegment,
  blacklistReplier,
  findAnswered,
  findOpen,
  insertIncoming,
  isKnownSegment,
  isWhole,
} from '@/lib/db/incoming/incoming-store';
import { SYSTEM, writeActor } from '@/lib/domain/authorisation/actor';
import { assertMay } from '@/lib/domain/authorisation/authorise';
import { idKeyOf } from '@/lib/domain/delivery/carrier-id';
import type { IncomingSegment } from '@/lib/domain/incoming/incoming';
import { ANSWERED_WITHIN_MS, JOINED_WITHIN_MS, TOLD_IN_PART_AFTER_MS } from '@/lib/domain/incoming/reply-times';
import { isStop } from '@/lib/domain/incoming/stop-word';
import type { CallbackIntake } from './apply-receipts';

const before = (now: Date, ms: number) => new Date(now.getTime() - ms);

export type Recorded = {
  /** Accounts to which something was sent. */
  readonly heard: ReadonlySet<number>;
  /** Accounts to whose blacklist a number was added. */
  readonly stopped: ReadonlySet<number>;
  /** How many answered no message of anybody's: nobody could be shown them. */
  readonly strays: number;
  /** Callbacks that are to be sent at once, after the commit. */
  readonly callbacks: readonly ClaimedDelivery[];
  /** Others wait for their moment. */
  readonly callbacksWait: boolean;
};

type Options = { readonly now: Date; readonly takerFor: CallbackIntake['takerFor'] };

/**
 * Keeps what people have sent, in the transaction given, segment by segment, and what the customer is to be told of it;
 * hearing one twice keeps it once.
 */
export async function recordIncoming(
  tx: SqlTransaction,
  segments: readonly IncomingSegment[],
  options: Options,
): Promise<Recorded> {
  const { now } = options;
  const heard = new Set<number>();
  const stopped = new Set<number>();
  const callbacks: ClaimedDelivery[] = [];
  let callbacksWait = false;
  let strays = 0;
  for (const segment of segments) {
    const idKey = idKeyOf(segment.rawId);
    if (idKey !== null && (await isKnownSegment(tx, segment.carrier, idKey))) continue;
    const incomingId = (await findOpen(tx, segment, before(now, JOINED_WITHIN_MS))) ?? (await begin(tx, segment, now));
    if (incomingId === null) {
      strays += 1;
      continue;
    }
    const joined = await addSegment(tx, incomingId, segment, idKey);
    heard.add(joined.accountId);
    const reply = { ...joined, isStop: isWhole(joined) && isStop(joined.text) };
    const waitsUntil = isWhole(joined) ? null : new Date(now.getTime() + TOLD_IN_PART_AFTER_MS);
    const told: ReplyCallback[] = [{ event: 'incoming', reply, waitsUntil }];
    if (reply.isStop) {
      assertMay(SYSTEM, joined.accountId, 'blacklist.add');
      const isNew = await blacklistReplier(tx, joined, { addedBy: writeActor(SYSTEM), now });
      if (isNew) {
        told.push({ event: 'stop', reply, waitsUntil });
        stopped.add(joined.accountId);
      }
    }
    for (const one of told) {
      const queued = await queueReplyCallback(tx, one, options);
      callbacks.push(...queued.claimed);
      callbacksWait ||= queued.waits;
    }
  }
  return { heard, stopped, strays, callbacks, callbacksWait };
}

async function begin(tx: SqlTransaction, segment: IncomingSegment, now: Date): Promise<number | null> {
  const answered = await findAnswered(tx, segment, before(now, ANSWERED_WITHIN_MS));
  return answered && insertIncoming(tx, segment, answered, now);
}
