/** Deliveries as people read them, each with its attempts. */
import type { CallbackDelivery } from '@/lib/domain/callbacks/callback-delivery';
import { headersOf } from '@/lib/domain/callbacks/callback-headers';
import { CALLBACK_KIND_NAMES } from '@/lib/domain/callbacks/callback-kinds';
import { callbackStatusOf, STORED_CALLBACK_STATUSES } from '@/lib/domain/callbacks/callback-status';
import { wordOf } from '@/lib/domain/word-of';
import type { Database } from '../connections/client';
import { readBy } from '../connections/dialect';
import { loginsOf, signingOf } from './callback-users';

/** Those of an account that have these ids, newest first. */
export async function readDeliveries(
  db: Database,
  accountId: number,
  ids: readonly number[],
): Promise<CallbackDelivery[]> {
  const found = await db.callbackDelivery.findMany({
    where: { accountId, id: { in: [...ids] } },
    orderBy: { id: 'desc' },
    select: SHOWN,
  });
  const userIds = [...new Set(found.flatMap(({ apiUserId }) => apiUserId ?? []))];
  const logins = await loginsOf(db, accountId, userIds);
  const signed = await signingOf(db, userIds);
  return found.map(({ history, apiUserId, signed: maySign, attempts, ...delivery }) => {
    const deliveryId = delivery.id;
    const kind = wordOf(CALLBACK_KIND_NAMES, delivery.kind);
    return {
      ...delivery,
      kind,
      status: callbackStatusOf({ status: wordOf(STORED_CALLBACK_STATUSES, delivery.status), attempts }),
      login: apiUserId === null ? null : (logins.get(apiUserId) ?? null),
      history: history.map((attempt) => {
        const { at } = attempt;
        const isSigned = maySign && apiUserId !== null && signed(apiUserId, at);
        return { ...attempt, headers: headersOf({ deliveryId, kind, at, signed: isSigned }) };
      }),
    };
  });
}

const SHOWN = {
  id: true,
  createdAt: true,
  apiUserId: true,
  messageId: true,
  kind: true,
  url: true,
  status: true,
  attempts: true,
  nextAttemptAt: true,
  signed: true,
  history: { orderBy: { id: 'asc' }, omit: { deliveryId: true } },
} as const;

/** The newest deliveries about a message, at most `limit`. */
export async function listCallbacksOf(
  db: Database,
  accountId: number,
  messageId: number,
  limit: number,
): Promise<CallbackDelivery[]> {
  const ids = await db.$queryRaw<{ id: number | bigint }[]>`
    SELECT id FROM ${readBy('CallbackDelivery', 'CallbackDelivery_messageId_idx')}
    WHERE "messageId" = ${messageId} AND "accountId" = ${accountId} ORDER BY id DESC LIMIT ${limit}`;
  return readDeliveries(
    db,
    accountId,
    ids.map(({ id }) => Number(id)),
  );
}
