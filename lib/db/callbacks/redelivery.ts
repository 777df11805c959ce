import { type CallbackKind, OWED_CALLBACK_KINDS } from '@/lib/domain/callbacks/callback-kinds';
import type { FailedCallbacks } from '@/lib/domain/callbacks/failed-callbacks';
import { hostOf, receiverName } from '@/lib/domain/callbacks/receiver';
import type { Database, Transaction } from '../connections/client';
import { type Dialect, readBy } from '../connections/dialect';
import { list, table } from '../connections/fragments';
import { Prisma } from '../generated/client';
import { IS_FREE } from '../outbox/leases';
import { userIdsOf, userIdsWith } from '../search/api-users-with';
import { EVERY_ROW } from '../search/search-log';
import { loadCallbackTargets } from './callback-queue';
import { IS_FAILING } from './is-failing';

export type Chosen =
  | {
      readonly what: 'one';
      readonly deliveryId: number;
      /** When its last try was, as whoever asks has seen it; undefined: whenever that was. */
      readonly seenLastAt?: Date | null | undefined;
    }
  | {
      readonly what: 'failed';
      /** Deliveries whose last try, or their birth when there was none, was not before. */
      readonly since: Date;
      /** A part of a login, or the whole of one; empty = of every API user. */
      readonly login: string;
      readonly of?: string | undefined;
    };

type Found = {
  id: number;
  kind: CallbackKind;
  accountId: number;
  apiUserId: number | null;
  url: string;
  isQueued: boolean | bigint | number;
};

/** Failed for good, or failing and tried again. */
const IS_FAILED = Prisma.sql`(status = 'failed' OR (${IS_FAILING}))`;

/** Few enough that one transaction holds the database for some milliseconds only, and one search the other reads. */
const MOST_AT_ONCE = 1_000;

type ChosenFailed = Extract<Chosen, { what: 'failed' }>;

/** Which of those that failed are meant. */
function meantBy(
  dialect: Dialect,
  accountId: number,
  { since, login, of = '' }: Omit<ChosenFailed, 'what'>,
): Prisma.Sql {
  const isIn = (ids: Prisma.Sql) => Prisma.sql`"apiUserId" IN (${ids})`;
  const hasPart = login === '' ? EVERY_ROW : isIn(userIdsWith(dialect, accountId, login));
  const isOfUser = of === '' ? hasPart : Prisma.sql`${hasPart} AND ${isIn(userIdsOf(accountId, of))}`;
  return Prisma.sql`${since} <= COALESCE("lastAt", "createdAt") AND ${isOfUser}`;
}

/** How many are looked at when they are counted, of each kind of failure. */
const MOST_LOOKED_AT = 20_000;

/** How many would be sent again, up to MOST_AT_ONCE; `hasMore` when there are others, or may be. */
export async function countForRedelivery(
  db: Database,
  accountId: number,
  chosen: Omit<ChosenFailed, 'what'>,
): Promise<FailedCallbacks> {
  const isMeant = Prisma.sql`kind IN (${list(OWED_CALLBACK_KINDS)}) AND ${meantBy(db.dialect, accountId, chosen)}`;
  const newest = (index: string, where: Prisma.Sql, givenUp: 0 | 1) => Prisma.sql`
    SELECT ${givenUp} AS "givenUp", count(*) AS seen, (SELECT count(*) FROM (
      SELECT 1 FROM (SELECT * FROM ${readBy('CallbackDelivery', index)} WHERE "accountId" = ${accountId} AND ${where}
        ORDER BY id DESC LIMIT ${MOST_LOOKED_AT}) AS newest
      WHERE ${isMeant} LIMIT ${MOST_AT_ONCE + 1}) AS meant) AS count
    FROM (SELECT 1 FROM ${readBy('CallbackDelivery', index)} WHERE "accountId" = ${accountId} AND ${where}
      LIMIT ${MOST_LOOKED_AT}) AS newest`;
  const kinds = await db.$queryRaw<{ givenUp: bigint | number; seen: bigint | number; count: bigint | number }[]>`
    ${newest('CallbackDelivery_failed_idx', Prisma.sql`status = 'failed'`, 1)} UNION ALL
    ${newest('CallbackDelivery_failing_idx', IS_FAILING, 0)}`;
  const count = kinds.reduce((sum, kind) => sum + Number(kind.count), 0);
  const givenUp = kinds.reduce((sum, kind) => sum + Number(kind.givenUp) * Number(kind.count), 0);
  const hasMore = count > MOST_AT_ONCE || kinds.some(({ seen }) => Number(seen) === MOST_LOOKED_AT);
  return { count: Math.min(count, MOST_AT_ONCE), givenUp: Math.min(givenUp, MOST_AT_ONCE), hasMore };
}

export type Step = {
  readonly ids: readonly number[];
  /** Where to go on; null when nothing is left. */
  readonly after: number | null;
};

/** Deliveries beyond `after` that are meant. Looks at some that failed at a time, before any lock is taken. */
export async function findForRedelivery(db: Database, accountId: number, chosen: Chosen, after: number): Promise<Step> {
  if (chosen.what === 'one') return { ids: [chosen.deliveryId], after: null };
  const isMeant = meantBy(db.dialect, accountId, chosen);
  const next = (index: string, where: Prisma.Sql) => Prisma.sql`SELECT * FROM (
    SELECT id, ${isMeant} AS meant
    FROM ${readBy('CallbackDelivery', index)}
    WHERE "accountId" = ${accountId} AND ${where} AND id > ${after} ORDER BY id LIMIT ${MOST_AT_ONCE}) AS one`;
  const failed = await db.$queryRaw<{ id: number; meant: boolean | bigint | number }[]>`
    ${next('CallbackDelivery_failed_idx', Prisma.sql`status = 'failed'`)} UNION ALL
    ${next('CallbackDelivery_failing_idx', IS_FAILING)}
    ORDER BY id LIMIT ${MOST_AT_ONCE}`;
  const last = failed.length === MOST_AT_ONCE ? failed.at(-1) : undefined;
  const ids = failed.filter(({ meant }) => Number(meant) === 1).map(({ id }) => Number(id));
  return { ids, after: last ? Number(last.id) : null };
}

/** When, and by whom, as `writeActor` names them. */
type Asked = { readonly at: Date; readonly by: string };

export type Requeued = { readonly requeued: number; readonly withoutUrl: number };

/**
 * Makes deliveries due now, with all their tries before them again, at the URL that is in force today; answers how
 * many, and how many have no URL any more. One in flight is left alone, and so is what is not failed any more. One that
 * was chosen by itself may have been delivered, but was not tried again since, nor waits to be called there already: who
 * presses twice means once. The caller has begun with a write.
 */
export async function requeueCallbacks(
  tx: Transaction,
  accountId: number,
  chosen: Chosen,
  ids: readonly number[],
  { at, by }: Asked,
): Promise<Requeued> {
  const found = await tx.$queryRaw<Found[]>`
    SELECT id, kind, "accountId", "apiUserId", url,
      status = 'pending' AND attempts = 0 AND "leasedBy" IS NULL AS "isQueued" FROM "CallbackDelivery"
    WHERE id IN (${list(ids)}) AND "accountId" = ${accountId} AND kind IN (${list(OWED_CALLBACK_KINDS)})
      AND ${IS_FREE} AND ${chosen.what === 'one' ? isAsSeen(chosen.seenLastAt) : IS_FAILED}
    ORDER BY id ${tx.dialect.locking()}`;
  const targets = await loadCallbackTargets(tx, found);
  const withUrl = found.flatMap((delivery) => {
    const target = targets(delivery);
    return target ? [{ ...delivery, to: target.url }] : [];
  });
  const withoutUrl = found.length - withUrl.length;
  const again = withUrl
    .filter(({ isQueued, url, to }) => Number(isQueued) === 0 || url !== to)
    .map((delivery) => [delivery.id, delivery.to, receiverName(hostOf(delivery.to), delivery)]);
  if (again.length === 0) return { requeued: 0, withoutUrl };
  const rows = table(again);
  // Tries that were made elsewhere go on telling where.
  await tx.$executeRaw`
    UPDATE "CallbackAttempt" SET url = moved.old FROM (
      SELECT d.id, d.url AS old FROM ${rows} AS again JOIN "CallbackDelivery" d ON d.id = again.column1
      WHERE d.url <> again.column2
    ) AS moved WHERE "CallbackAttempt"."deliveryId" = moved.id AND "CallbackAttempt".url IS NULL`;
  await tx.$executeRaw`
    UPDATE "CallbackDelivery" SET status = 'pending', attempts = 0, "leasedBy" = NULL, "nextAttemptAt" = ${at},
      "redeliveredAt" = ${at}, "redeliveredBy" = ${by},
      url = again.column2, receiver = again.column3,
      "lastUrl" = CASE WHEN "lastAt" IS NOT NULL AND url <> again.column2 THEN COALESCE("lastUrl", url) ELSE "lastUrl" END
    FROM ${rows} AS again WHERE "CallbackDelivery".id = again.column1`;
  return { requeued: again.length, withoutUrl };
}

const isAsSeen = (lastAt: Date | null | undefined): Prisma.Sql =>
  lastAt === undefined ? EVERY_ROW : Prisma.sql`"lastAt" IS NOT DISTINCT FROM ${lastAt}`;

/** Ends what is still owed to an API user's own URLs, for good: nobody is there to hear it. `kinds`: for which it has one. */
export async function stopCallbacks(
  tx: Transaction,
  accountId: number,
  apiUserId: number,
  kinds: readonly CallbackKind[],
): Promise<void> {
  await tx.callbackDelivery.updateMany({
    where: { accountId, apiUserId, kind: { in: [...kinds] }, status: 'pending' },
    data: { status: 'failed', nextAttemptAt: null },
  });
}
