/** Deliveries as people read them, each with its attempts. */
import { readActor } from '@/lib/domain/authorisation/actor';
import type { CallbackDelivery } from '@/lib/domain/callbacks/callback-delivery';
import { mayHaveBeenSent } from '@/lib/domain/callbacks/callback-fault';
import { headersOf } from '@/lib/domain/callbacks/callback-headers';
import { CALLBACK_KIND_NAMES } from '@/lib/domain/callbacks/callback-kinds';
import type { ToldStatus } from '@/lib/domain/callbacks/callback-query';
import { callbackStatusOf, STORED_CALLBACK_STATUSES } from '@/lib/domain/callbacks/callback-status';
import { isDlrId } from '@/lib/domain/delivery/dlr';
import { wordOf } from '@/lib/domain/word-of';
import type { Database } from '../connections/client';
import { readBy } from '../connections/dialect';
import { loginsOf, signingOf } from './callback-users';
import { calledUrl } from './called-url';

/** Those of an account that have these ids, newest first. */
export async function readDeliveries(
  db: Database,
  accountId: number,
  ids: readonly number[],
): Promise<CallbackDelivery[]> {
  const found = await db.callbackDelivery.findMany({
    where: { accountId, id: { in: [...ids] } },
    orderBy: { id: 'desc' },
    include: { earlier: { orderBy: { id: 'asc' }, omit: { id: true, deliveryId: true } } },
  });
  const userIds = [...new Set(found.flatMap(({ apiUserId }) => apiUserId ?? []))];
  const logins = await loginsOf(db, accountId, userIds);
  const signed = await signingOf(db, userIds);
  return found.map((row) => {
    const { id, createdAt, apiUserId, messageId, url, nextAttemptAt, attempts } = row;
    const kind = wordOf(CALLBACK_KIND_NAMES, row.kind);
    const called = (base: string) => calledUrl(base, row);
    return {
      id,
      createdAt,
      messageId,
      kind,
      url: called(url),
      nextAttemptAt,
      redelivered: redeliveryOf(row),
      status: callbackStatusOf({ status: wordOf(STORED_CALLBACK_STATUSES, row.status), attempts }),
      told: toldBy(row),
      login: apiUserId === null ? null : (logins.get(apiUserId) ?? null),
      history: [...row.earlier, ...lastOf(row)].map((attempt) => {
        const { at } = attempt;
        const isSigned = row.signed && apiUserId !== null && signed(apiUserId, at);
        return {
          ...attempt,
          url: attempt.url === null ? null : called(attempt.url),
          headers: mayHaveBeenSent(attempt.error) ? headersOf({ deliveryId: id, kind, at, signed: isSigned }) : [],
        };
      }),
    };
  });
}

/** What a delivery tells of its message; null: it was a test, which tells of none. */
const toldBy = ({ ptt, dlrId }: { readonly ptt: number | null; readonly dlrId: number | null }): ToldStatus | null =>
  ptt !== null && dlrId !== null && isDlrId(dlrId) ? { ptt, dlrId } : null;

type ByHand = { readonly redeliveredAt: Date | null; readonly redeliveredBy: string | null };

const redeliveryOf = ({ redeliveredAt: at, redeliveredBy: by }: ByHand): CallbackDelivery['redelivered'] =>
  at === null || by === null ? null : { at, by: readActor(by) };

type Last = {
  readonly lastAt: Date | null;
  readonly lastUrl: string | null;
  readonly lastDurationMs: number | null;
  readonly lastHttpStatus: number | null;
  readonly lastError: string | null;
  readonly lastAnswer: string;
};

/** The last try, when one was made. */
const lastOf = ({ lastAt, lastUrl, lastDurationMs, lastHttpStatus, lastError, lastAnswer }: Last) =>
  lastAt === null
    ? []
    : [
        {
          at: lastAt,
          url: lastUrl,
          durationMs: lastDurationMs ?? 0,
          httpStatus: lastHttpStatus,
          error: lastError,
          answer: lastAnswer,
        },
      ];

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
