import type { CallbackDelivery, CallbackSearch } from '@/lib/domain/callbacks/callback-delivery';
import { type CallbackKind, OWED_CALLBACK_KINDS } from '@/lib/domain/callbacks/callback-kinds';
import {
  type CallbackStatus,
  callbackStatusOf,
  STORED_CALLBACK_STATUSES,
} from '@/lib/domain/callbacks/callback-status';
import { EMPTY_PAGE, type LogPage } from '@/lib/domain/page';
import type { Period } from '@/lib/domain/time/period';
import { wordOf } from '@/lib/domain/word-of';
import type { Database, Transaction } from '../connections/client';
import { readBy } from '../connections/dialect';
import { list } from '../connections/fragments';
import { Prisma } from '../generated/client';
import { someUserHas, userIdsOf, userIdsWith } from '../search/api-users-with';
import { idsOfPeriod } from '../search/ids-of-period';
import { readLogPage } from '../search/read-log-page';
import { hasPart, type LogFilter, narrowBy } from '../search/search-log';
import type { FinishedAttempt } from './callback-queue';
import { readDeliveries } from './callback-rows';
import { calledUrlOf } from './called-url';
import { IS_FAILING } from './is-failing';

/** One page of an account's callback deliveries, newest first, each with its attempts. */
export async function listCallbacks(
  db: Database,
  accountId: number,
  search: CallbackSearch,
  period: Period,
): Promise<LogPage<CallbackDelivery>> {
  const filter = await readFilter(db, accountId, search, period);
  if (filter === null) return EMPTY_PAGE;
  return readLogPage(db, filter, search, (ids) => readDeliveries(db, accountId, ids));
}

/** What is looked for; null when nobody has, or had, such a login. */
async function readFilter(
  db: Database,
  accountId: number,
  { login, of, url, status, kind, ptt, message }: CallbackSearch,
  period: Period,
): Promise<LogFilter | null> {
  if (login !== '' && !(await someUserHas(db, accountId, login))) return null;
  const account = Prisma.sql`"accountId" = ${accountId}`;
  const within = await idsOfPeriod(db, 'CallbackDelivery', period);
  const about = message !== undefined && {
    index: 'CallbackDelivery_messageId_idx',
    where: Prisma.sql`"messageId" = ${message}`,
  };
  const byUser = (ids: Prisma.Sql) => ({
    index: 'CallbackDelivery_accountId_apiUserId_id_idx',
    where: Prisma.sql`${account} AND "apiUserId" IN (${ids})`,
  });
  const exactly = of !== '' && byUser(userIdsOf(accountId, of));
  const theirs = login !== '' && byUser(userIdsWith(db.dialect, accountId, login));
  const { ordered, matching } = ofStatus(status, account);
  const isOfKind = kind !== '' && Prisma.sql`kind = ${kind}`;
  const isCalled = hasPart(db.dialect, calledUrlOf(db.dialect), url);
  const conditions = [matching, isOfKind, isCalled, ptt !== undefined && Prisma.sql`ptt = ${ptt}`];
  return { table: 'CallbackDelivery', within, ordered, ...narrowBy([about, exactly, theirs], conditions) };
}

type OfStatus = Pick<LogFilter, 'ordered'> & { readonly matching: Prisma.Sql | false };

/** How the deliveries of a status are found: a few states have an index that holds nothing else. */
function ofStatus(status: CallbackStatus | '', account: Prisma.Sql): OfStatus {
  const ordered = { index: 'CallbackDelivery_accountId_id_idx', where: account };
  switch (status) {
    case '':
      return { ordered, matching: false };
    case 'failed': {
      const where = Prisma.sql`status = 'failed' AND ${account}`;
      return { ordered: { index: 'CallbackDelivery_failed_idx', where }, matching: false };
    }
    case 'failing': {
      const where = Prisma.sql`${IS_FAILING} AND ${account}`;
      return { ordered: { index: 'CallbackDelivery_failing_idx', where }, matching: false };
    }
    case 'pending': {
      const where = Prisma.sql`status = 'pending' AND ${account}`;
      return { ordered: { index: 'CallbackDelivery_pending_idx', where }, matching: Prisma.sql`attempts = 0` };
    }
    case 'delivered':
      return { ordered, matching: Prisma.sql`status = 'delivered'` };
  }
}

const TEST: CallbackKind = 'test';

type TestCall = Omit<FinishedAttempt, 'deliveryId' | 'nextAttemptAt'> & {
  readonly accountId: number;
  readonly apiUserId: number | null;
  readonly url: string;
  readonly signed: boolean;
};

/** Keeps a test beside the real calls: finished, whatever came of it. */
export async function insertTestCall(tx: Transaction, call: TestCall): Promise<void> {
  const { accountId, apiUserId, url, signed, status, at, durationMs, httpStatus, error, answer } = call;
  await tx.callbackDelivery.create({
    data: {
      accountId,
      apiUserId,
      messageId: 0,
      url,
      kind: TEST,
      receiver: '',
      status,
      signed,
      attempts: 1,
      createdAt: at,
      lastAt: at,
      lastDurationMs: durationMs,
      lastHttpStatus: httpStatus,
      lastError: error,
      lastAnswer: answer,
    },
  });
}

/** How many tests of an account since a moment called nobody, because the address is forbidden or none. */
export async function countTestsWithoutCall(tx: Transaction, accountId: number, since: Date): Promise<number> {
  const [counted] = await tx.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) AS count FROM "CallbackDelivery"
    WHERE "messageId" = 0 AND kind = ${TEST} AND "accountId" = ${accountId} AND "createdAt" > ${since}
      AND "lastError" IN ('address_not_allowed', 'invalid_url')`;
  return Number(counted?.count ?? 0);
}

/** Of how many deliveries an API user's health is told, at most. */
const MOST_COUNTED = 20_000;

export type CallbackCounts = {
  readonly counts: Readonly<Record<CallbackStatus, number>>;
  /** Of how many of the newest, where there are more since then; null: of all. */
  readonly ofNewest: number | null;
};

/** How many deliveries of an API user since a time stand where, of the newest `MOST_COUNTED`. */
export async function countCallbacks(
  db: Database,
  accountId: number,
  apiUserId: number,
  since: Date,
): Promise<CallbackCounts> {
  const counted = await db.$queryRaw<CountedCallbacks[]>`
    SELECT status, attempts, "isAsked", count(*) AS count, MIN("createdAt") AS oldest FROM (
      SELECT status, CASE WHEN attempts > 0 THEN 1 ELSE 0 END AS attempts, "createdAt",
        CASE WHEN kind IN (${list(OWED_CALLBACK_KINDS)}) AND "createdAt" >= ${since} THEN 1 ELSE 0 END AS "isAsked"
      FROM ${readBy('CallbackDelivery', 'CallbackDelivery_accountId_apiUserId_id_idx')}
      WHERE "accountId" = ${accountId} AND "apiUserId" = ${apiUserId} ORDER BY id DESC LIMIT ${MOST_COUNTED}
    ) AS newest GROUP BY status, attempts, "isAsked"`;
  const counts = { pending: 0, failing: 0, delivered: 0, failed: 0 };
  let looked = 0;
  let isOlderSeen = false;
  for (const { status, attempts, isAsked, count, oldest } of counted) {
    looked += Number(count);
    isOlderSeen ||= oldest < since;
    if (Number(isAsked) === 0) continue;
    const stored = { status: wordOf(STORED_CALLBACK_STATUSES, status), attempts: Number(attempts) };
    counts[callbackStatusOf(stored)] += Number(count);
  }
  return { counts, ofNewest: looked === MOST_COUNTED && !isOlderSeen ? MOST_COUNTED : null };
}

type CountedCallbacks = {
  readonly status: string;
  readonly attempts: bigint | number;
  readonly isAsked: bigint | number;
  readonly count: bigint | number;
  readonly oldest: Date;
};
