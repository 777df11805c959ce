import type { ClaimedDelivery } from '@/lib/db/callbacks/callback-queue';
import { queueReplyCallbacks, type ReplyCallback, type TakenReply } from '@/lib/db/callbacks/queue-reply-callbacks';
import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';
import {
  addSegment,
  blacklistReplier,
  findAnswered,
  findKnown,
  findLastSent,
  findNamed,
  findOpen,
  insertIncoming,
  isWhole,
  wasDeleted,
} from '@/lib/db/incoming/incoming-store';
import { exactIds, type MessageIds } from '@/lib/db/messages/message-ids';
import { SYSTEM, writeActor } from '@/lib/domain/authorisation/actor';
import { assertMay } from '@/lib/domain/authorisation/authorise';
import { idKeyOf } from '@/lib/domain/delivery/carrier-id';
import type { IncomingSegment } from '@/lib/domain/incoming/incoming';
import type { ReplyEvent } from '@/lib/domain/incoming/reply-query';
import { ANSWERED_WITHIN_MS, JOINED_WITHIN_MS, TOLD_IN_PART_AFTER_MS } from '@/lib/domain/incoming/reply-times';
import { isStop } from '@/lib/domain/incoming/stop-word';
import { answerReply } from './answer-reply';
import type { CallbackIntake } from './apply-receipts';
import { mailReply } from './mail-reply';

const before = (now: Date, ms: number) => new Date(now.getTime() - ms);

export type Recorded = {
  /** Accounts to which something was sent. */
  readonly heard: ReadonlySet<number>;
  /** Accounts to whose blacklist a number was added. */
  readonly stopped: ReadonlySet<number>;
  /** Accounts whose own text was sent back. */
  readonly answered: ReadonlySet<number>;
  /** How many answered no message of anybody's: nobody could be shown them. */
  readonly strays: number;
  /** Callbacks that are to be sent at once, after the commit. */
  readonly callbacks: readonly ClaimedDelivery[];
  /** Others wait for their moment. */
  readonly callbacksWait: boolean;
};

type Options = {
  readonly now: Date;
  readonly takerFor: CallbackIntake['takerFor'];
  /** Of answers; absent: they are reserved in the transaction. */
  readonly ids?: MessageIds;
};

/**
 * Keeps what people have sent, in the transaction given, segment by segment, and what the customer is to be told of it;
 * hearing one twice keeps it once.
 */
export async function recordIncoming(
  tx: SqlTransaction,
  segments: readonly IncomingSegment[],
  options: Options,
): Promise<Recorded> {
  const { now, ids = exactIds() } = options;
  const heard = new Set<number>();
  const stopped = new Set<number>();
  const answered = new Set<number>();
  const callbacks: ClaimedDelivery[] = [];
  let callbacksWait = false;
  let strays = 0;
  for (const segment of segments) {
    const idKey = idKeyOf(segment.rawId);
    // Another segment of the same text may come to another node at this moment.
    await tx.dialect.takeTurn(tx, `incoming ${segment.carrier} ${segment.msisdn}`);
    const incomingId = await findOrBegin(tx, segment, idKey, now);
    if (incomingId === 'repeat') continue;
    if (incomingId === null) {
      strays += 1;
      continue;
    }
    const joined = await addSegment(tx, incomingId, segment, idKey);
    heard.add(joined.accountId);
    const reply = { ...joined, isStop: isWhole(joined) && isStop(joined.text) };
    const isNewStop = await stop(tx, reply, now);
    if (isNewStop) stopped.add(joined.accountId);
    if (await answerReply(tx, reply, { ids, now })) answered.add(joined.accountId);
    await mailReply(tx, reply, now);
    const queued = await queueReplyCallbacks(tx, toTell(reply, isNewStop, now), options);
    callbacks.push(...queued.claimed);
    callbacksWait ||= queued.waits;
  }
  return { heard, stopped, answered, strays, callbacks, callbacksWait };
}

/** Puts whoever asks for nothing more on the blacklist; answers whether they were not on it yet. */
async function stop(tx: SqlTransaction, reply: TakenReply, now: Date): Promise<boolean> {
  if (!reply.isStop) return false;
  assertMay(SYSTEM, reply.accountId, 'blacklist.add');
  return blacklistReplier(tx, reply, { addedBy: writeActor(SYSTEM), now });
}

function toTell(reply: TakenReply, isNewStop: boolean, now: Date): ReplyCallback[] {
  const waitsUntil = isWhole(reply) ? null : new Date(now.getTime() + TOLD_IN_PART_AFTER_MS);
  const events: readonly ReplyEvent[] = isNewStop ? ['incoming', 'stop'] : ['incoming'];
  return events.map((event) => ({ event, reply, waitsUntil }));
}

/** The message that a segment is of; null: of nobody's. */
async function findOrBegin(tx: SqlTransaction, segment: IncomingSegment, idKey: string | null, now: Date) {
  const known = idKey === null ? null : await findKnown(tx, segment.carrier, idKey);
  // One that its carrier joins is told again when more of it has come.
  if (known) return known.receivedCount < (segment.joined?.receivedCount ?? 0) ? known.id : 'repeat';
  if (idKey !== null && (await wasDeleted(tx, segment.carrier, idKey))) return 'repeat';
  return (await findOpen(tx, segment, before(now, JOINED_WITHIN_MS))) ?? begin(tx, segment, now);
}

async function begin(tx: SqlTransaction, segment: IncomingSegment, now: Date): Promise<number | null> {
  const since = before(now, ANSWERED_WITHIN_MS);
  const answered =
    (await findNamed(tx, segment, since)) ??
    (await findAnswered(tx, segment, since)) ??
    (isWholeStop(segment) ? await findLastSent(tx, segment, since) : null);
  return answered && insertIncoming(tx, segment, answered, now);
}

/** Nobody’s number was written to, but what is asked for is asked of whoever wrote last. */
const isWholeStop = ({ place, text }: IncomingSegment): boolean =>
  (place === null || place.segmentCount === 1) && isStop(text);
