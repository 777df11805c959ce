import { type LoggedRefusal, type RefusalSearch, readRefusalWay } from '@/lib/domain/api-user/refused-request';
import type { RefusalCount } from '@/lib/domain/api-user/trouble';
import type { LogPage } from '@/lib/domain/page';
import type { Period } from '@/lib/domain/time/period';
import type { Database } from '../connections/client';
import type { Dialect } from '../connections/dialect';
import { Prisma } from '../generated/client';
import { loginsInUse } from '../search/api-users-with';
import { idsOfPeriod } from '../search/ids-of-period';
import { readLogPage } from '../search/read-log-page';
import { hasPart, type LogFilter, narrowBy } from '../search/search-log';

/** One page of an account's refused requests, newest first. */
export async function listLoggedRefusals(
  db: Database,
  accountId: number,
  search: RefusalSearch,
  period: Period,
): Promise<LogPage<LoggedRefusal>> {
  const within = await idsOfPeriod(db, 'RefusedRequest', period);
  return readLogPage(db, { ...filterBy(db.dialect, accountId, search), within }, search, (ids) =>
    readRefusals(db, accountId, ids),
  );
}

async function readRefusals(db: Database, accountId: number, ids: number[]): Promise<LoggedRefusal[]> {
  const found = await db.refusedRequest.findMany({
    where: { accountId, id: { in: ids } },
    orderBy: { id: 'desc' },
    omit: { accountId: true },
  });
  const logins = await loginsInUse(db, accountId, new Set(found.map(({ login }) => login)));
  return found.map(({ apiUserId, ...refusal }) => {
    const way = readRefusalWay(refusal.way);
    // A program binds by an id: whoever has the login by now is another.
    const isAnothers = way === 'smpp' && apiUserId === 0;
    return { ...refusal, way, hasApiUser: logins.has(refusal.login) && !isAnothers };
  });
}

/** Of the refused requests since a moment that are kept, those of which login were refused why and by which way, most first. */
export async function countRefusals(
  db: Database,
  accountId: number,
  { since, limit }: { readonly since: Date; readonly limit: number },
): Promise<RefusalCount[]> {
  const rows = await db.$queryRaw<{ login: string; refusal: string; way: string | null; count: number | bigint }[]>`
    SELECT login, refusal, way, COUNT(*) AS count FROM "RefusedRequest"
    WHERE "accountId" = ${accountId} AND at >= ${since}
    GROUP BY login, refusal, way ORDER BY COUNT(*) DESC, login, refusal, COALESCE(way, '') LIMIT ${limit}`;
  const logins = await loginsInUse(db, accountId, new Set(rows.map(({ login }) => login)));
  return rows.map(({ count, way, ...row }) => ({
    ...row,
    way: readRefusalWay(way),
    hasApiUser: logins.has(row.login),
    count: Number(count),
  }));
}

function filterBy(dialect: Dialect, accountId: number, { login, of, reason, way }: RefusalSearch): LogFilter {
  const conditions = [
    hasPart(dialect, Prisma.sql`login`, login),
    of !== '' && Prisma.sql`login = ${of}`,
    reason !== '' && Prisma.sql`refusal = ${reason}`,
    way !== '' && Prisma.sql`way = ${way}`,
  ];
  return {
    table: 'RefusedRequest',
    ordered: { index: 'RefusedRequest_accountId_id_idx', where: Prisma.sql`"accountId" = ${accountId}` },
    ...narrowBy([], conditions),
  };
}
