import { CALLBACK_KINDS, type CallbackKind } from '@/lib/domain/callbacks/callback-kinds';
import type { CallbackPairs } from '@/lib/domain/callbacks/callback-query';
import { callbackUrl } from '@/lib/domain/callbacks/callback-query';
import type { StoredCallbackStatus } from '@/lib/domain/callbacks/callback-status';
import { receiverName } from '@/lib/domain/callbacks/receiver';
import { joinEach, nextIds } from '../connections/dialect';
import { list } from '../connections/fragments';
import { insertRows } from '../connections/insert-rows';
import type { SqlTransaction } from '../connections/sql-transaction';
import { Prisma } from '../generated/client';

type Addressee = { readonly kind: CallbackKind; readonly accountId: number; readonly apiUserId: number | null };

export type CallbackTarget = {
  readonly url: string;
  readonly timeZone: string;
  /** The endpoint failed for days: nothing is called, but what would have been is kept for a redelivery. */
  readonly switchedOff: boolean;
};

/** Where callbacks go now; null: nowhere. */
export async function loadCallbackTargets(
  tx: SqlTransaction,
  addressees: readonly Addressee[],
): Promise<(addressee: Addressee) => CallbackTarget | null> {
  const accountIds = list([...new Set(addressees.map(({ accountId }) => accountId))]);
  const apiUserIds = list([...new Set(addressees.flatMap(({ apiUserId }) => apiUserId ?? []))]);
  const accounts = await tx.$queryRaw<{ id: number; timeZone: string; callbackUrl: string | null }[]>`
    SELECT id, "timeZone", "callbackUrl" FROM "SmsAccount" WHERE id IN (${accountIds})`;
  const users = await tx.$queryRaw<{ id: number; callbackUrl: string | null; callbackSwitchedOffAt: Date | null }[]>`
    SELECT id, "callbackUrl", "callbackSwitchedOffAt"
    FROM "ApiUser" WHERE id IN (${apiUserIds})`;
  const byAccount = new Map(accounts.map((account) => [account.id, account]));
  const byUser = new Map(users.map((user) => [user.id, user]));
  return ({ kind, accountId, apiUserId }) => {
    const account = byAccount.get(accountId);
    const user = apiUserId === null ? undefined : byUser.get(apiUserId);
    if (!account) return null;
    const url = CALLBACK_KINDS[kind].urlOf({ apiUser: user?.callbackUrl ?? null, account: account.callbackUrl });
    if (!url) return null;
    const switchedOff = user !== undefined && user.callbackSwitchedOffAt !== null;
    return { url, timeZone: account.timeZone, switchedOff };
  };
}

export type NewDelivery = Addressee & {
  readonly messageId: number;
  readonly pairs: CallbackPairs;
  readonly url: string;
  /** True: never tried, but kept as failed so that it can be redelivered. */
  readonly switchedOff?: boolean;
};

/** A delivery that a worker holds. */
export type ClaimedDelivery = Addressee & {
  readonly id: number;
  readonly messageId: number;
  readonly url: string;
  readonly receiver: string;
  /** Tries made before this one. */
  readonly attempts: number;
  readonly createdAt: Date;
};

/**
 * Stores what is owed. Those to receivers that a node takes at once are claimed as they are born, which saves finding them
 * again; they are answered, to be sent after the commit.
 */
export async function insertCallbackDeliveries(
  tx: SqlTransaction,
  deliveries: readonly NewDelivery[],
  now: Date,
  takerFor: (receiver: string) => number | null = () => null,
): Promise<readonly ClaimedDelivery[]> {
  const hosts = new Map<string, string>();
  const claimed: ClaimedDelivery[] = [];
  const ids = await nextIds(tx, 'CallbackDelivery', deliveries.length);
  const rows = deliveries.map(({ kind, accountId, apiUserId, messageId, pairs, url: base, switchedOff }, index) => {
    const host = hosts.get(base) ?? URL.parse(base)?.host ?? '';
    hosts.set(base, host);
    const delivery = {
      id: ids[index] ?? 0,
      kind,
      accountId,
      apiUserId,
      messageId,
      url: callbackUrl(base, pairs),
      receiver: receiverName(host, { accountId, apiUserId }),
    };
    const leasedBy = switchedOff ? null : takerFor(delivery.receiver);
    if (leasedBy !== null) claimed.push({ ...delivery, attempts: 0, createdAt: now });
    return {
      ...delivery,
      payload: JSON.stringify(pairs),
      status: switchedOff ? 'failed' : 'pending',
      nextAttemptAt: switchedOff ? null : now,
      leasedBy,
      createdAt: now,
    };
  });
  await insertRows(tx, 'CallbackDelivery', rows);
  return claimed;
}

/** Every receiver that is owed something, found by stepping from one to the next in the index: backlogs are not read. */
const PENDING_RECEIVERS = Prisma.sql`
  WITH RECURSIVE pending(receiver) AS (
    SELECT min(receiver) FROM "CallbackDelivery" WHERE status = 'pending'
    UNION ALL
    SELECT (SELECT min(receiver) FROM "CallbackDelivery" WHERE status = 'pending' AND receiver > pending.receiver)
    FROM pending WHERE pending.receiver IS NOT NULL
  )`;

type Room = {
  readonly now: Date;
  readonly busyReceivers: readonly string[];
  readonly perReceiver: number;
  readonly limit: number;
};

/** Deliveries that may be tried now, oldest first and at most `perReceiver` for one, but for those that are busy. */
export function findDueDeliveries(
  tx: SqlTransaction,
  { now, busyReceivers, perReceiver, limit }: Room,
): Promise<ClaimedDelivery[]> {
  const isBusy =
    busyReceivers.length === 0 ? Prisma.sql`FALSE` : Prisma.sql`pending.receiver IN (${list(busyReceivers)})`;
  const due = Prisma.sql`
    SELECT c.id FROM "CallbackDelivery" c
    WHERE c.status = 'pending' AND c.receiver = pending.receiver AND c."nextAttemptAt" <= ${now} AND c."leasedBy" IS NULL
    ORDER BY c."nextAttemptAt", c.id LIMIT ${perReceiver}`;
  return tx.$queryRaw<ClaimedDelivery[]>`
    ${PENDING_RECEIVERS}
    SELECT d.id, d.kind, d."accountId", d."apiUserId", d."messageId", d.url, d.receiver, d.attempts, d."createdAt"
    FROM pending ${joinEach('CallbackDelivery', 'd', due)}
    WHERE pending.receiver IS NOT NULL AND NOT (${isBusy})
    ORDER BY d."nextAttemptAt", d.id LIMIT ${limit}`;
}

/** When the next delivery is due, or null when none is pending. */
export async function nextCallbackAt(tx: SqlTransaction): Promise<Date | null> {
  const first = Prisma.sql`
    SELECT c.id FROM "CallbackDelivery" c
    WHERE c.status = 'pending' AND c.receiver = pending.receiver ORDER BY c."nextAttemptAt", c.id LIMIT 1`;
  const [next] = await tx.$queryRaw<{ dueAt: Date | null }[]>`
    ${PENDING_RECEIVERS}
    SELECT d."nextAttemptAt" AS "dueAt" FROM pending ${joinEach('CallbackDelivery', 'd', first)}
    WHERE pending.receiver IS NOT NULL ORDER BY d."nextAttemptAt" LIMIT 1`;
  return next?.dueAt ?? null;
}

export type FinishedAttempt = {
  readonly deliveryId: number;
  readonly at: Date;
  readonly durationMs: number;
  readonly httpStatus: number | null;
  readonly error: string | null;
  readonly answer: string;
  readonly status: StoredCallbackStatus;
  readonly nextAttemptAt: Date | null;
};

/**
 * Writes one row per attempt and moves each delivery on that this node holds. What was ended while its call was under
 * way, because its receiver went, is not tried again.
 */
export async function recordAttempts(
  tx: SqlTransaction,
  attempts: readonly FinishedAttempt[],
  nodeId: number,
): Promise<void> {
  await Promise.all(
    attempts.map(
      ({ deliveryId, status, nextAttemptAt }) => tx.$executeRaw`
        UPDATE "CallbackDelivery" SET attempts = attempts + 1, "leasedBy" = NULL,
          status = CASE WHEN status = 'pending' OR ${status} = 'delivered' THEN ${status} ELSE status END,
          "nextAttemptAt" = CASE WHEN status = 'pending' THEN CAST(${nextAttemptAt} AS TIMESTAMP) END
        WHERE id = ${deliveryId} AND "leasedBy" = ${nodeId}`,
    ),
  );
  await insertRows(
    tx,
    'CallbackAttempt',
    attempts.map(({ deliveryId, at, durationMs, httpStatus, error, answer }) => ({
      deliveryId,
      at,
      durationMs,
      httpStatus,
      error,
      answer,
    })),
  );
}
