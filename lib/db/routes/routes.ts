import { MOST_ROUTES, type Route, SENDER_KINDS } from '@/lib/domain/routing/route';
import { wordOf } from '@/lib/domain/word-of';
import type { Transaction } from '../connections/client';
import type { SqlTransaction } from '../connections/sql-transaction';

type Reader = Pick<SqlTransaction, '$queryRaw'>;

/** A route with what its editor must know besides. */
export type StoredRoute = Route & {
  /** Of the account whose messages it is for. */
  readonly serviceName: string | null;
  /** How often it was changed, from 1. */
  readonly revision: number;
};

type Row = Omit<StoredRoute, 'senderKind' | 'isEnabled'> & {
  readonly senderKind: string;
  readonly disabledAt: Date | null;
};

function routeOf({ senderKind, disabledAt, ...row }: Row): StoredRoute {
  const numbers = { id: Number(row.id), rank: Number(row.rank), weight: Number(row.weight) };
  return {
    ...row,
    ...numbers,
    accountId: row.accountId === null ? null : Number(row.accountId),
    revision: Number(row.revision),
    senderKind: wordOf(SENDER_KINDS, senderKind),
    isEnabled: disabledAt === null,
  };
}

/** All of them, as they are tried: of a longer prefix first, of one prefix by rank. There are a thousand at most. */
export async function readRoutes(tx: Reader): Promise<StoredRoute[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT r.id, r."accountId", a."serviceName", r.prefix, r."senderKind", r."senderPattern", r.carrier, r.rank,
      r.weight, r."disabledAt", r.revision
    FROM "Route" r LEFT JOIN "SmsAccount" a ON a.id = r."accountId"
    ORDER BY length(r.prefix) DESC, r.prefix, r.rank, r.id`;
  return rows.map(routeOf);
}

/** Another one whenever a route was added, changed or deleted: ids are given once. */
export async function routesVersion(tx: Reader): Promise<string> {
  const [row] = await tx.$queryRaw<Readonly<Record<'count' | 'last' | 'changes', number | bigint>>[]>`
    SELECT count(*) AS count, COALESCE(max(id), 0) AS last, COALESCE(sum(revision), 0) AS changes FROM "Route"`;
  return row ? `${row.count} ${row.last} ${row.changes}` : '';
}

export type NewRoute = Omit<Route, 'id'>;

/** Answers its id, or null: there are as many as there may be. */
export async function insertRoute(tx: Transaction, route: NewRoute, now: Date): Promise<number | null> {
  const { accountId, prefix, senderKind, senderPattern, carrier, rank, weight, isEnabled } = route;
  const [inserted] = await tx.$queryRaw<{ id: number | bigint }[]>`
    INSERT INTO "Route" ("accountId", prefix, "senderKind", "senderPattern", carrier, rank, weight, "disabledAt",
      "createdAt", "updatedAt")
    SELECT ${accountId}, ${prefix}, ${senderKind}, ${senderPattern}, ${carrier}, ${rank}, ${weight},
      ${isEnabled ? null : now}, ${now}, ${now}
    WHERE (SELECT count(*) FROM "Route") < ${MOST_ROUTES}
    RETURNING id`;
  return inserted ? Number(inserted.id) : null;
}

/** Takes the lock under which routes are changed; answers them as they are then. */
export async function lockRoutes(tx: Transaction): Promise<readonly StoredRoute[]> {
  await tx.$executeRaw`UPDATE "Route" SET rank = rank WHERE id = (SELECT min(id) FROM "Route")`;
  return readRoutes(tx);
}

/** How a route is from now on; the caller has locked them. */
export async function saveRoute(tx: Transaction, id: number, route: NewRoute, now: Date): Promise<void> {
  const { accountId, prefix, senderKind, senderPattern, carrier, rank, weight, isEnabled } = route;
  await tx.$executeRaw`
    UPDATE "Route" SET "accountId" = ${accountId}, prefix = ${prefix}, "senderKind" = ${senderKind},
      "senderPattern" = ${senderPattern}, carrier = ${carrier}, rank = ${rank}, weight = ${weight},
      "disabledAt" = CASE WHEN ${isEnabled} THEN NULL ELSE COALESCE("disabledAt", ${now}) END,
      revision = revision + 1, "updatedAt" = ${now}
    WHERE id = ${id}`;
}

/** Answers false where there is none. */
export const deleteRouteRow = async (tx: Transaction, id: number): Promise<boolean> =>
  (await tx.$executeRaw`DELETE FROM "Route" WHERE id = ${id}`) > 0;
