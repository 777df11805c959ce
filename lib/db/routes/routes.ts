import { type Route, SENDER_KINDS } from '@/lib/domain/routing/route';
import type { SqlTransaction } from '../connections/sql-transaction';

type Reader = Pick<SqlTransaction, '$queryRaw'>;

type StoredRoute = Omit<Route, 'id' | 'senderKind' | 'accountId' | 'rank' | 'weight' | 'isEnabled'> & {
  readonly id: number | bigint;
  readonly accountId: number | bigint | null;
  readonly senderKind: string;
  readonly rank: number | bigint;
  readonly weight: number | bigint;
  readonly disabledAt: Date | null;
};

function routeOf({ id, accountId, senderKind, rank, weight, disabledAt, ...row }: StoredRoute): Route {
  const kind = SENDER_KINDS.find((one) => one === senderKind);
  if (!kind) throw new Error(`Route ${id} has the unknown sender kind ${senderKind}.`);
  return {
    ...row,
    ...{ id: Number(id), accountId: accountId === null ? null : Number(accountId), senderKind: kind },
    ...{ rank: Number(rank), weight: Number(weight), isEnabled: disabledAt === null },
  };
}

/** All of them: there are few. */
export async function readRoutes(tx: Reader): Promise<Route[]> {
  const rows = await tx.$queryRaw<StoredRoute[]>`
    SELECT id, "accountId", prefix, "senderKind", "senderPattern", carrier, rank, weight, "disabledAt" FROM "Route"
    ORDER BY prefix, rank, id`;
  return rows.map(routeOf);
}

/** Another one whenever a route was added, changed or deleted: ids are given once. */
export async function routesVersion(tx: Reader): Promise<string> {
  const [row] = await tx.$queryRaw<Readonly<Record<'count' | 'last' | 'changes', number | bigint>>[]>`
    SELECT count(*) AS count, COALESCE(max(id), 0) AS last, COALESCE(sum(revision), 0) AS changes FROM "Route"`;
  return row ? `${row.count} ${row.last} ${row.changes}` : '';
}
