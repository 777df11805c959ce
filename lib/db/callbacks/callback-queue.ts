import {
  CALLBACK_KINDS,
  CAN_BE_SWITCHED_OFF,
  type CallbackKind,
  type CallbackUrls,
} from '@/lib/domain/callbacks/callback-kinds';
import type { StatusChange } from '@/lib/domain/callbacks/callback-query';
import type { StoredCallbackStatus } from '@/lib/domain/callbacks/callback-status';
import { hostOf, receiverName } from '@/lib/domain/callbacks/receiver';
import { readBy } from '../connections/dialect';
import { list } from '../connections/fragments';
import { insertRows } from '../connections/insert-rows';
import type { SqlTransaction } from '../connections/sql-transaction';
import { updateRowsFound } from '../connections/update-rows';
import { Prisma } from '../generated/client';
import { findFirstTries, isBehind } from './callback-order';
import { calledUrl, type Told } from './called-url';

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
  const accounts = await tx.$queryRaw<(CallbackUrls & { id: number; timeZone: string })[]>`
    SELECT id, "timeZone", "callbackUrl", CASE WHEN "replyAction" = 'url' THEN "replyUrl" END AS "replyUrl",
      "stopUrl"
    FROM "SmsAccount" WHERE id IN (${accountIds})`;
  const users = await tx.$queryRaw<(CallbackUrls & { id: number; callbackSwitchedOffAt: Date | null })[]>`
    SELECT id, "callbackUrl", "replyUrl", "stopUrl", "callbackSwitchedOffAt"
    FROM "ApiUser" WHERE id IN (${apiUserIds})`;
  const byAccount = new Map(accounts.map((account) => [account.id, account]));
  const byUser = new Map(users.map((user) => [user.id, user]));
  return ({ kind, accountId, apiUserId }) => {
    const account = byAccount.get(accountId);
    const user = apiUserId === null ? undefined : byUser.get(apiUserId);
    if (!account) return null;
    const { setting, urlOf } = CALLBACK_KINDS[kind];
    const url = urlOf({ apiUser: user?.[setting] ?? null, account: account[setting] });
    if (!url) return null;
    const switchedOff = kind === CAN_BE_SWITCHED_OFF && user !== undefined && user.callbackSwitchedOffAt !== null;
    return { url, timeZone: account.timeZone, switchedOff };
  };
}

/** What is told of a reply. */
type ReplyTold = {
  readonly incomingId: number;
  readonly query: string;
  /** While more of it may come. */
  readonly waitsUntil: Date | null;
};

export type NewDelivery = Addressee & {
  readonly messageId: number;
  readonly tells: StatusChange | ReplyTold;
  /** As it is set. */
  readonly url: string;
  /** True: never tried, but kept as failed so that it can be redelivered. */
  readonly switchedOff?: boolean;
};

const NOTHING_TOLD = { ptt: null, dlrId: null, date: null, query: null, incomingId: null, waitsUntil: null };

/** A delivery that a node holds. */
export type ClaimedDelivery = Addressee & {
  readonly id: number;
  readonly messageId: number;
  /** As it is called. */
  readonly url: string;
  readonly receiver: string;
  /** Tries made before this one. */
  readonly attempts: number;
  readonly createdAt: Date;
};

/**
 * Stores what is owed. Those to receivers that a node takes at once are claimed as they are created, which saves
 * finding them again; they are answered, to be sent after the commit.
 */
export async function insertCallbackDeliveries(
  tx: SqlTransaction,
  deliveries: readonly NewDelivery[],
  now: Date,
  takerFor: (receiver: string) => number | null = () => null,
): Promise<readonly ClaimedDelivery[]> {
  const hosts = new Map<string, string>();
  const claimed: ClaimedDelivery[] = [];
  if (deliveries.length === 0) return [];
  const nextId = await tx.dialect.nextIds(tx, 'CallbackDelivery', deliveries.length);
  const firstTries = [
    ...(await findFirstTries(
      tx,
      deliveries.map(({ messageId }) => messageId),
      now,
    )),
  ];
  const rows = deliveries.map(({ kind, accountId, apiUserId, messageId, tells, url, switchedOff }) => {
    const host = hosts.get(url) ?? hostOf(url);
    hosts.set(url, host);
    const { waitsUntil, incomingId, ...told } = { ...NOTHING_TOLD, ...tells };
    const receiver = receiverName(host, { accountId, apiUserId });
    const delivery = { id: nextId(), kind, accountId, apiUserId, messageId, receiver };
    const taker = switchedOff || waitsUntil ? null : takerFor(receiver);
    // What the message's earlier changes are to tell is told first, whoever tells it.
    const leasedBy = taker === null || isBehind(delivery, taker, firstTries) ? null : taker;
    if (!switchedOff && !waitsUntil) firstTries.push({ ...delivery, leasedBy });
    if (leasedBy !== null) {
      const called = calledUrl(url, { ...told, messageId });
      claimed.push({ ...delivery, url: called, attempts: 0, createdAt: now });
    }
    return {
      ...delivery,
      url,
      ...told,
      incomingId,
      status: switchedOff ? 'failed' : 'pending',
      nextAttemptAt: switchedOff ? null : (waitsUntil ?? now),
      leasedBy,
      createdAt: now,
    };
  });
  await insertRows(tx, 'CallbackDelivery', rows);
  return claimed;
}

/** What is owed and claimed by nobody, by receiver and time. What is claimed as it is created never enters this index. */
const QUEUE = readBy('CallbackDelivery', 'CallbackDelivery_queue_idx');
const IS_QUEUED = Prisma.sql`status = 'pending' AND "leasedBy" IS NULL`;

/** Every receiver in the queue, found by stepping from one to the next: backlogs are not read. */
const QUEUED_RECEIVERS = Prisma.sql`
  WITH RECURSIVE queued(receiver) AS (
    SELECT min(receiver) FROM ${QUEUE} WHERE ${IS_QUEUED}
    UNION ALL
    SELECT (SELECT min(receiver) FROM ${QUEUE} WHERE ${IS_QUEUED} AND receiver > queued.receiver)
    FROM queued WHERE queued.receiver IS NOT NULL
  )`;

type Room = {
  readonly now: Date;
  readonly busyReceivers: readonly string[];
  readonly perReceiver: number;
  readonly limit: number;
};

/** Deliveries that may be tried now, oldest first and at most `perReceiver` for one, but for those that are busy. */
export async function findDueDeliveries(
  tx: SqlTransaction,
  { now, busyReceivers, perReceiver, limit }: Room,
): Promise<ClaimedDelivery[]> {
  const isBusy =
    busyReceivers.length === 0 ? Prisma.sql`FALSE` : Prisma.sql`queued.receiver IN (${list(busyReceivers)})`;
  const due = Prisma.sql`
    SELECT id FROM ${QUEUE} WHERE ${IS_QUEUED} AND receiver = queued.receiver AND "nextAttemptAt" <= ${now}
    ORDER BY "nextAttemptAt", id LIMIT ${perReceiver} ${tx.dialect.skippingLocked()}`;
  const found = await tx.$queryRaw<(ClaimedDelivery & Told)[]>`
    ${QUEUED_RECEIVERS}
    SELECT d.id, d.kind, d."accountId", d."apiUserId", d."messageId", d.url, d.ptt, d."dlrId", d.date,
      d.query, d.receiver,
      d.attempts, d."createdAt"
    FROM queued ${tx.dialect.joinEach('CallbackDelivery', 'd', due)}
    WHERE queued.receiver IS NOT NULL AND NOT (${isBusy})
    ORDER BY d."nextAttemptAt", d.id LIMIT ${limit}`;
  return found.map(({ ptt, dlrId, date, query, ...delivery }) => ({
    ...delivery,
    url: calledUrl(delivery.url, { ...delivery, ptt, dlrId, date, query }),
  }));
}

/** When the next delivery of the queue is due, or null when there is none. */
export async function nextCallbackAt(tx: SqlTransaction): Promise<Date | null> {
  const first = Prisma.sql`
    SELECT id FROM ${QUEUE} WHERE ${IS_QUEUED} AND receiver = queued.receiver ORDER BY "nextAttemptAt", id LIMIT 1`;
  const [next] = await tx.$queryRaw<{ dueAt: Date | null }[]>`
    ${QUEUED_RECEIVERS}
    SELECT d."nextAttemptAt" AS "dueAt" FROM queued ${tx.dialect.joinEach('CallbackDelivery', 'd', first)}
    WHERE queued.receiver IS NOT NULL ORDER BY d."nextAttemptAt" LIMIT 1`;
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
 * Moves on each delivery that this node holds: it keeps this try as its last one, and the one before as a row of
 * its own. What was ended while its call was under way, because its receiver went, is not tried again. Answers which it
 * holds: of what another node has taken over, nothing is recorded.
 */
export async function recordAttempts(
  tx: SqlTransaction,
  attempts: readonly FinishedAttempt[],
  nodeId: number,
): Promise<ReadonlySet<number>> {
  await tx.$executeRaw`
    INSERT INTO "CallbackAttempt" ("deliveryId", at, url, "durationMs", "httpStatus", error, answer)
    SELECT id, "lastAt", "lastUrl", "lastDurationMs", "lastHttpStatus", "lastError", "lastAnswer"
    FROM "CallbackDelivery"
    WHERE id IN (${list(attempts.map(({ deliveryId }) => deliveryId))}) AND "leasedBy" = ${nodeId}
      AND "lastAt" IS NOT NULL ${tx.dialect.locking()}`;
  return updateRowsFound(
    tx,
    RECORDED_ATTEMPT,
    attempts.map((attempt) => ({ ...attempt, nodeId })),
  );
}

const RECORDED_ATTEMPT = {
  table: 'CallbackDelivery',
  given: {
    deliveryId: 'BIGINT',
    nodeId: 'BIGINT',
    status: 'TEXT',
    nextAttemptAt: 'TIMESTAMP',
    at: 'TIMESTAMP',
    durationMs: 'BIGINT',
    httpStatus: 'BIGINT',
    error: 'TEXT',
    answer: 'TEXT',
  },
  set: `attempts = attempts + 1, "leasedBy" = NULL,
    status = CASE WHEN status = 'pending' OR given."status" = 'delivered' THEN given."status" ELSE status END,
    "nextAttemptAt" = CASE WHEN status = 'pending' THEN given."nextAttemptAt" END,
    "lastAt" = given."at", "lastUrl" = NULL, "lastDurationMs" = given."durationMs",
    "lastHttpStatus" = given."httpStatus", "lastError" = given."error", "lastAnswer" = given."answer"`,
  key: ['id', 'deliveryId'],
  where: '"leasedBy" = given."nodeId"',
} as const;
