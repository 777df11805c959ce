import type { CallbackDelivery, CallbackSearch } from '@/lib/domain/callbacks/callback-delivery';
import { type CallbackKind, OWED_CALLBACK_KINDS } from '@/lib/domain/callbacks/callback-kinds';
import type { LogPage } from '@/lib/domain/page';
import type { Period } from '@/lib/domain/time/period';
import type { Database, Transaction } from '../connections/client';
import { readBy } from '../connections/dialect';
import { list } from '../connections/fragments';
import { Prisma } from '../generated/client';
import { idsOfPeriod } from '../search/ids-of-period';
import { type LogSearch, searchLog } from '../search/search-log';
import type { FinishedAttempt } from './callback-queue';
import { readDeliveries } from './callback-rows';
import { someUserBegins, usersBeginning } from './callback-users';

/** One page of an account's callback deliveries, newest first, each with its attempts. */
export async function listCallbacks(
  db: Database,
  accountId: number,
  search: CallbackSearch,
  period: Period,
): Promise<LogPage<CallbackDelivery>> {
  const { before, limit } = search;
  const filter = await readFilter(db, accountId, search, period);
  const { ids, searchedTo } = filter
    ? await searchLog(db, { ...filter, before, limit: limit + 1 })
    : { ids: [], searchedTo: null };
  const rows = await readDeliveries(db, accountId, ids.slice(0, limit));
  return { rows, hasOlder: ids.length > limit || searchedTo !== null, searchedTo };
}

/** What is looked for; null when nobody has, or had, such a login. */
async function readFilter(
  db: Database,
  accountId: number,
  { login, status }: CallbackSearch,
  period: Period,
): Promise<Omit<LogSearch, 'limit'> | null> {
  if (login !== '' && !(await someUserBegins(db, accountId, login))) return null;
  const account = Prisma.sql`"accountId" = ${accountId}`;
  const within = await idsOfPeriod(db, 'CallbackDelivery', period);
  const isTheirs = Prisma.sql`${account} AND "apiUserId" IN (${usersBeginning(accountId, login)})`;
  const theirs = login !== '' ? { index: 'CallbackDelivery_accountId_apiUserId_id_idx', where: isTheirs } : undefined;
  const ordered = { index: 'CallbackDelivery_accountId_id_idx', where: account };
  const table = 'CallbackDelivery';
  switch (status) {
    case '':
      return { table, within, ordered, narrow: theirs };
    case 'failed': {
      const failed = {
        index: 'CallbackDelivery_failed_idx',
        where: Prisma.sql`status = 'failed' AND ${ordered.where}`,
      };
      return { table, within, ordered: failed, narrow: theirs };
    }
    case 'pending': {
      const pending = { index: 'CallbackDelivery_pending_idx', where: Prisma.sql`status = 'pending'` };
      return { table, within, ordered, narrow: pending, matching: login !== '' ? isTheirs : undefined };
    }
    case 'delivered':
      return { table, within, ordered, narrow: theirs, matching: Prisma.sql`status = 'delivered'` };
  }
}

const TEST: CallbackKind = 'test';

type TestCall = Omit<FinishedAttempt, 'deliveryId' | 'nextAttemptAt'> & {
  readonly accountId: number;
  readonly apiUserId: number;
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
      payload: '[]',
      url,
      kind: TEST,
      receiver: '',
      status,
      signed,
      attempts: 1,
      createdAt: at,
      history: { create: { at, durationMs, httpStatus, error, answer } },
    },
  });
}

/** How many tests of an account since a moment called nobody, because the address is forbidden or none. */
export async function countTestsWithoutCall(tx: Transaction, accountId: number, since: Date): Promise<number> {
  const [counted] = await tx.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) AS count FROM "CallbackDelivery" d JOIN "CallbackAttempt" a ON a."deliveryId" = d.id
    WHERE d."messageId" = 0 AND d.kind = ${TEST} AND d."accountId" = ${accountId} AND d."createdAt" > ${since}
      AND a.error IN ('address_not_allowed', 'invalid_url')`;
  return Number(counted?.count ?? 0);
}

/** Of how many deliveries an API user's health is told, at most. */
const MOST_COUNTED = 20_000;

/** How many deliveries of an API user since a time stand where, of the newest `MOST_COUNTED`. */
export async function countCallbacks(
  db: Database,
  accountId: number,
  apiUserId: number,
  since: Date,
): Promise<{ pending: number; delivered: number; failed: number }> {
  const counted = await db.$queryRaw<{ status: string; count: bigint | number }[]>`
    SELECT status, count(*) AS count FROM (
      SELECT status, kind, "createdAt" FROM ${readBy('CallbackDelivery', 'CallbackDelivery_accountId_apiUserId_id_idx')}
      WHERE "accountId" = ${accountId} AND "apiUserId" = ${apiUserId} ORDER BY id DESC LIMIT ${MOST_COUNTED}
    ) AS newest WHERE kind IN (${list(OWED_CALLBACK_KINDS)}) AND "createdAt" >= ${since} GROUP BY status`;
  const of = (status: string) => Number(counted.find((group) => group.status === status)?.count ?? 0);
  return { pending: of('pending'), delivered: of('delivered'), failed: of('failed') };
}
