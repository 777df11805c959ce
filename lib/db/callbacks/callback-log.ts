import { headersOf } from '@/lib/domain/delivery/callback-headers';
import type { Period } from '@/lib/domain/time/period';
import {
  CALLBACKS_PAGE_SIZE,
  type CallbackList,
  type CallbackListQuery,
  callbackKind,
  callbackRow,
} from '@/lib/schemas/callback';
import type { Database, Transaction } from '../client';
import { Prisma } from '../generated/client';
import type { FinishedAttempt } from './callback-queue';
import { loginsOf, signingOf, usersBeginning } from './callback-users';
import { idsOfPeriod } from './ids-of-period';

/** One page of an account's callback deliveries, newest first, each with its attempts. */
export async function listCallbacks(
  db: Database,
  accountId: number,
  query: CallbackListQuery,
  period: Period,
): Promise<CallbackList> {
  const ids = await findPage(db, accountId, query, period);
  const found = await db.callbackDelivery.findMany({
    where: { accountId, id: { in: ids.slice(0, CALLBACKS_PAGE_SIZE) } },
    orderBy: { id: 'desc' },
    include: { history: { orderBy: { id: 'asc' } } },
  });
  const userIds = [...new Set(found.flatMap(({ apiUserId }) => apiUserId ?? []))];
  const logins = await loginsOf(db, accountId, userIds);
  const signed = await signingOf(db, userIds);
  const deliveries = found.map(({ history, createdAt, nextAttemptAt, ...delivery }) => {
    const { id: deliveryId, apiUserId } = delivery;
    const kind = callbackKind.parse(delivery.kind);
    return callbackRow.parse({
      ...delivery,
      login: apiUserId === null ? null : (logins.get(apiUserId) ?? null),
      createdAt: createdAt.toISOString(),
      nextAttemptAt: nextAttemptAt?.toISOString() ?? null,
      history: history.map(({ at, ...attempt }) => ({
        ...attempt,
        at: at.toISOString(),
        headers: headersOf({ deliveryId, kind, at, signed: apiUserId !== null && signed(apiUserId, at) }),
      })),
    });
  });
  return { deliveries, hasOlder: ids.length > CALLBACKS_PAGE_SIZE };
}

/** The ids of a page and of one row more. With a login, the newest of each user that it may mean, then the newest of all. */
async function findPage(
  db: Database,
  accountId: number,
  { login, status, before }: CallbackListQuery,
  period: Period,
): Promise<number[]> {
  const { first, end } = await idsOfPeriod(db, period);
  const matching = Prisma.sql`accountId = ${accountId} AND id >= ${first} AND id < ${Math.min(end, before ?? end)}
    AND (${status} = '' OR status = ${status})`;
  const newest = Prisma.sql`ORDER BY id DESC LIMIT ${CALLBACKS_PAGE_SIZE + 1}`;
  const rows = await db.$queryRaw<{ id: number }[]>(
    login === ''
      ? Prisma.sql`SELECT id FROM CallbackDelivery WHERE ${matching} ${newest}`
      : Prisma.sql`SELECT d.id AS id FROM (${usersBeginning(accountId, login)}) AS u JOIN CallbackDelivery d ON d.id IN (
          SELECT id FROM CallbackDelivery WHERE apiUserId = u.id AND ${matching} ${newest}
        ) ${newest}`,
  );
  return rows.map(({ id }) => Number(id));
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
