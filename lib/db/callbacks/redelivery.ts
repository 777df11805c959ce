import { z } from 'zod';
import { callbackUrl } from '@/lib/domain/delivery/callback-query';
import type { Transaction } from '../client';
import { Prisma } from '../generated/client';
import { loadCallbackTargets } from './callback-queue';
import { usersBeginning } from './callback-users';

export type Chosen =
  | { readonly what: 'one'; readonly deliveryId: number }
  | {
      readonly what: 'failed';
      /** Deliveries whose last try, or their birth when there was none, was not before. */
      readonly since: Date;
      /** The beginning of a login; empty = of every API user. */
      readonly login: string;
    };

type Found = { id: number; accountId: number; apiUserId: number | null; payload: string; url: string };

const storedPairs = z.array(z.tuple([z.string(), z.string()]));

const condition = (accountId: number, chosen: Chosen) =>
  chosen.what === 'one'
    ? Prisma.sql`id = ${chosen.deliveryId}`
    : Prisma.sql`status = 'failed' AND ${chosen.since.getTime()} <=
        COALESCE((SELECT max(h.at) FROM CallbackAttempt h WHERE h.deliveryId = CallbackDelivery.id), createdAt)
        AND (${chosen.login} = '' OR apiUserId IN (${usersBeginning(accountId, chosen.login)}))`;

/** Few enough that one transaction holds the database for some milliseconds only. */
const MOST_AT_ONCE = 1_000;

export type Requeued = {
  readonly requeued: number;
  readonly withoutUrl: number;
  /** Where to go on; null when nothing is left. */
  readonly after: number | null;
};

/**
 * Makes deliveries with ids beyond `after` due now, with all their tries before them again, at the URL that is in force
 * today; answers how many, and how many have no URL any more. One in flight is left alone. The caller has begun with a
 * write.
 */
export async function requeueCallbacks(
  tx: Transaction,
  accountId: number,
  chosen: Chosen,
  { now, after }: { readonly now: Date; readonly after: number },
): Promise<Requeued> {
  const at = now.getTime();
  const found = await tx.$queryRaw<Found[]>`
    SELECT id, accountId, apiUserId, payload, url FROM CallbackDelivery
    WHERE accountId = ${accountId} AND kind = 'status' AND (leaseUntil IS NULL OR leaseUntil <= ${at})
      AND id > ${after} AND ${condition(accountId, chosen)}
    ORDER BY id LIMIT ${MOST_AT_ONCE}`;
  const targets = await loadCallbackTargets(tx, found);
  const again = found.flatMap((delivery) => {
    const target = targets(delivery);
    if (!target) return [];
    const url = callbackUrl(target.url, storedPairs.parse(JSON.parse(delivery.payload)));
    return [{ id: delivery.id, url, host: URL.parse(target.url)?.host ?? '' }];
  });
  const rows = JSON.stringify(again);
  // Tries that were made elsewhere go on telling where.
  await tx.$executeRaw`
    UPDATE CallbackAttempt SET url = moved.old FROM (
      SELECT d.id, d.url AS old FROM json_each(${rows}) JOIN CallbackDelivery d ON d.id = value->>'id'
      WHERE d.url <> value->>'url'
    ) AS moved WHERE CallbackAttempt.deliveryId = moved.id AND CallbackAttempt.url IS NULL`;
  await tx.$executeRaw`
    UPDATE CallbackDelivery SET status = 'pending', attempts = 0, nextAttemptAt = ${at},
      url = again.value->>'url', host = again.value->>'host'
    FROM json_each(${rows}) AS again WHERE CallbackDelivery.id = again.value->>'id'`;
  const last = found.length === MOST_AT_ONCE ? found.at(-1) : undefined;
  return { requeued: again.length, withoutUrl: found.length - again.length, after: last?.id ?? null };
}

/** Ends what is still owed to an API user's own URL, for good: nobody is there to hear it. */
export async function stopCallbacks(tx: Transaction, accountId: number, apiUserId: number): Promise<void> {
  await tx.callbackDelivery.updateMany({
    where: { accountId, apiUserId, kind: 'status', status: 'pending' },
    data: { status: 'failed', nextAttemptAt: null },
  });
}
