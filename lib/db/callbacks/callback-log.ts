import { CALLBACKS_PAGE_SIZE, type CallbackList, type CallbackListQuery, callbackRow } from '@/lib/schemas/callback';
import type { Database, Transaction } from '../client';
import type { FinishedAttempt } from './callback-queue';

/** One page of an account's callback deliveries, newest first, each with its attempts. */
export async function listCallbacks(db: Database, accountId: number, query: CallbackListQuery): Promise<CallbackList> {
  const { login, status, before } = query;
  const user =
    login === ''
      ? null
      : await db.apiUser.findUnique({ where: { accountId_login: { accountId, login } }, select: { id: true } });
  const found = await db.callbackDelivery.findMany({
    where: {
      accountId,
      ...(login === '' ? {} : { apiUserId: user?.id ?? -1 }),
      ...(status === '' ? {} : { status }),
      ...(before === undefined ? {} : { id: { lt: before } }),
    },
    orderBy: { id: 'desc' },
    take: CALLBACKS_PAGE_SIZE + 1,
    include: { history: { orderBy: { id: 'asc' } } },
  });
  const page = found.slice(0, CALLBACKS_PAGE_SIZE);
  const logins = await loginsOf(db, page);
  const deliveries = page.map((delivery) =>
    callbackRow.parse({
      ...delivery,
      login: delivery.apiUserId === null ? null : (logins.get(delivery.apiUserId) ?? null),
      createdAt: delivery.createdAt.toISOString(),
      nextAttemptAt: delivery.nextAttemptAt?.toISOString() ?? null,
      history: delivery.history.map((attempt) => ({ ...attempt, at: attempt.at.toISOString() })),
    }),
  );
  return { deliveries, hasOlder: found.length > CALLBACKS_PAGE_SIZE };
}

async function loginsOf(db: Database, deliveries: readonly { readonly apiUserId: number | null }[]) {
  const ids = [...new Set(deliveries.flatMap(({ apiUserId }) => apiUserId ?? []))];
  const users = await db.apiUser.findMany({ where: { id: { in: ids } }, select: { id: true, login: true } });
  return new Map(users.map(({ id, login }) => [id, login]));
}

type Chosen = {
  readonly accountId: number;
  /** Just this one; null = every failed one that was queued since. */
  readonly deliveryId: number | null;
  readonly failedSince: Date;
  /** Null = of every API user. */
  readonly apiUserId: number | null;
  readonly now: Date;
};

/** Makes deliveries due now, with all their tries before them again; answers how many. One in flight is left alone. */
export async function requeueCallbacks(tx: Transaction, chosen: Chosen): Promise<number> {
  const { accountId, deliveryId, failedSince, apiUserId, now } = chosen;
  const at = now.getTime();
  return tx.$executeRaw`
    UPDATE CallbackDelivery SET status = 'pending', attempts = 0, nextAttemptAt = ${at}
    WHERE accountId = ${accountId} AND kind = 'status' AND (leaseUntil IS NULL OR leaseUntil <= ${at})
      AND CASE WHEN ${deliveryId} IS NOT NULL THEN id = ${deliveryId}
        ELSE status = 'failed' AND createdAt >= ${failedSince.getTime()}
          AND (${apiUserId} IS NULL OR apiUserId = ${apiUserId}) END`;
}

type TestCall = Omit<FinishedAttempt, 'deliveryId' | 'nextAttemptAt'> & {
  readonly accountId: number;
  readonly apiUserId: number;
  readonly url: string;
};

/** Keeps a test beside the real calls: finished, whatever came of it. */
export async function insertTestCall(tx: Transaction, call: TestCall): Promise<void> {
  const { accountId, apiUserId, url, status, at, durationMs, httpStatus, error, answer } = call;
  await tx.callbackDelivery.create({
    data: {
      accountId,
      apiUserId,
      messageId: 0,
      payload: '[]',
      url,
      kind: 'test',
      host: '',
      status,
      attempts: 1,
      createdAt: at,
      history: { create: { at, durationMs, httpStatus, error, answer } },
    },
  });
}

/** How many deliveries of an API user since a time stand where. */
export async function countCallbacks(
  db: Database,
  accountId: number,
  apiUserId: number,
  since: Date,
): Promise<{ pending: number; delivered: number; failed: number }> {
  const counted = await db.callbackDelivery.groupBy({
    by: ['status'],
    where: { accountId, apiUserId, kind: 'status', createdAt: { gte: since } },
    _count: true,
  });
  const of = (status: string) => counted.find((group) => group.status === status)?._count ?? 0;
  return { pending: of('pending'), delivered: of('delivered'), failed: of('failed') };
}
