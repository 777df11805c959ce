import { queryOf } from '@/lib/domain/callbacks/callback-query';
import { type ReplyEvent, replyPairs } from '@/lib/domain/incoming/reply-query';
import { formatInZone } from '@/lib/domain/time/zoned-time';
import type { SqlTransaction } from '../connections/sql-transaction';
import { Prisma } from '../generated/client';
import type { Joined } from '../incoming/incoming-store';
import { type ClaimedDelivery, insertCallbackDeliveries, loadCallbackTargets } from './callback-queue';

export type TakenReply = Joined & { readonly isStop: boolean };

export type ReplyCallback = {
  readonly event: ReplyEvent;
  readonly reply: TakenReply;
  /** Until when more of it may come, which is then told with the rest; null: it is whole. */
  readonly waitsUntil: Date | null;
};

type Options = { readonly now: Date; readonly takerFor: (receiver: string) => number | null };

type Queued = {
  /** What is to be sent at once, after the commit. */
  readonly claimed: readonly ClaimedDelivery[];
  /** Something else waits for its moment. */
  readonly waits: boolean;
};

const NOTHING: Queued = { claimed: [], waits: false };

/**
 * Queues what is to be told of replies. What waits for more of one is told with that, at once when it is whole.
 */
export async function queueReplyCallbacks(
  tx: SqlTransaction,
  callbacks: readonly ReplyCallback[],
  options: Options,
): Promise<Queued> {
  const queued: Queued[] = [];
  for (const callback of callbacks) queued.push(await queueOne(tx, callback, options));
  return { claimed: queued.flatMap(({ claimed }) => claimed), waits: queued.some(({ waits }) => waits) };
}

async function queueOne(
  tx: SqlTransaction,
  { event, reply, waitsUntil }: ReplyCallback,
  { now, takerFor }: Options,
): Promise<Queued> {
  const { accountId, apiUserId, messageId, id: incomingId } = reply;
  const addressee = { kind: event, accountId, apiUserId };
  const target = (await loadCallbackTargets(tx, [addressee]))(addressee);
  if (!target) return NOTHING;
  const [answered] = await tx.$queryRaw<{ tag: string }[]>`SELECT tag FROM "Message" WHERE id = ${messageId}`;
  const date = formatInZone(reply.createdAt, target.timeZone);
  const query = queryOf(replyPairs(event, { ...reply, date, tag: answered?.tag ?? '' }));
  const nowDue = waitsUntil === null ? Prisma.sql`, "nextAttemptAt" = ${now}` : Prisma.empty;
  const added = await tx.$executeRaw`
    UPDATE "CallbackDelivery" SET query = ${query}${nowDue}
    WHERE "incomingId" = ${incomingId} AND kind = ${event} AND status = 'pending' AND attempts = 0
      AND "leasedBy" IS NULL`;
  if (added > 0) return { claimed: [], waits: true };
  const tells = { incomingId, query, waitsUntil };
  const delivery = { ...addressee, messageId, tells, url: target.url, switchedOff: target.switchedOff };
  return { claimed: await insertCallbackDeliveries(tx, [delivery], now, takerFor), waits: waitsUntil !== null };
}
