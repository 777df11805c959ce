import { queryOf } from '@/lib/domain/callbacks/callback-query';
import { type ReplyEvent, replyPairs } from '@/lib/domain/incoming/reply-query';
import { formatInZone } from '@/lib/domain/time/zoned-time';
import type { SqlTransaction } from '../connections/sql-transaction';
import { Prisma } from '../generated/client';
import type { Joined } from '../incoming/incoming-store';
import { type ClaimedDelivery, insertCallbackDeliveries, loadCallbackTargets } from './callback-queue';

export type ReplyCallback = {
  readonly event: ReplyEvent;
  readonly reply: Joined & { readonly isStop: boolean };
  /** Until when more of it may come, which is then told with the rest; null: it is whole. */
  readonly waitsUntil: Date | null;
};

/**
 * Queues what is to be told of a reply. What waits for more of it is told with that, at once when it is whole. Answers what
 * is to be sent at once, and whether something else waits.
 */
export async function queueReplyCallback(
  tx: SqlTransaction,
  { event, reply, waitsUntil }: ReplyCallback,
  { now, takerFor }: { readonly now: Date; readonly takerFor: (receiver: string) => number | null },
): Promise<{ readonly claimed: readonly ClaimedDelivery[]; readonly waits: boolean }> {
  const { accountId, apiUserId, messageId, id: incomingId } = reply;
  const addressee = { kind: event, accountId, apiUserId };
  const target = (await loadCallbackTargets(tx, [addressee]))(addressee);
  if (!target) return { claimed: [], waits: false };
  const [answered] = await tx.$queryRaw<{ tag: string }[]>`SELECT tag FROM "Message" WHERE id = ${messageId}`;
  const date = formatInZone(reply.createdAt, target.timeZone);
  const query = queryOf(replyPairs(event, { ...reply, date, tag: answered?.tag ?? '' }));
  const nowDue = waitsUntil === null ? Prisma.sql`, "createdAt" = ${now}, "nextAttemptAt" = ${now}` : Prisma.empty;
  const added = await tx.$executeRaw`
    UPDATE "CallbackDelivery" SET query = ${query}${nowDue}
    WHERE "incomingId" = ${incomingId} AND kind = ${event} AND status = 'pending' AND attempts = 0
      AND "leasedBy" IS NULL`;
  if (added > 0) return { claimed: [], waits: true };
  const tells = { incomingId, query, waitsUntil };
  const delivery = { ...addressee, messageId, tells, url: target.url, switchedOff: target.switchedOff };
  return { claimed: await insertCallbackDeliveries(tx, [delivery], now, takerFor), waits: waitsUntil !== null };
}
