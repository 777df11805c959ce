import {
  type LoggedRefusal,
  REFUSAL_OWNERS,
  type RefusalSearch,
  readRefusalWay,
} from '@/lib/domain/api-user/refused-request';
import type { RefusalCount } from '@/lib/domain/api-user/trouble';
import type { LogPage } from '@/lib/domain/page';
import type { Period } from '@/lib/domain/time/period';
import { wordOf } from '@/lib/domain/word-of';
import type { Database } from '../connections/client';
import type { Dialect } from '../connections/dialect';
import { list } from '../connections/fragments';
import { Prisma } from '../generated/client';
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

/** A RefusalOwner; by SMPP a program binds by an id, and whoever has the login by now is another. */
const WHOSE = Prisma.sql`
  CASE WHEN u.id = r."apiUserId" THEN 'present'
    WHEN u.id IS NULL OR (r."apiUserId" = 0 AND r.way = 'smpp') THEN 'none'
    ELSE 'earlier' END AS whose`;

const WITH_API_USER = Prisma.sql`
  "RefusedRequest" r LEFT JOIN "ApiUser" u ON u."accountId" = r."accountId" AND u.login = r.login`;

type Told = { readonly way: string | null; readonly whose: string };

const readTold = ({ way, whose }: Told) => ({ way: readRefusalWay(way), whose: wordOf(REFUSAL_OWNERS, whose) });

async function readRefusals(db: Database, accountId: number, ids: number[]): Promise<LoggedRefusal[]> {
  const found = await db.$queryRaw<(Omit<LoggedRefusal, keyof Told> & Told)[]>`
    SELECT r.id, r.login, r.at, r.refusal, r."clientIp", r.way, ${WHOSE} FROM ${WITH_API_USER}
    WHERE r."accountId" = ${accountId} AND r.id IN (${list(ids)})`;
  const refusals = found.map((refusal) => ({ ...refusal, id: Number(refusal.id), ...readTold(refusal) }));
  return refusals.toSorted((one, other) => other.id - one.id);
}

/** Of the refused requests since a moment that are kept, those of which login were refused why and by which way, most first. */
export async function countRefusals(
  db: Database,
  accountId: number,
  { since, limit }: { readonly since: Date; readonly limit: number },
): Promise<RefusalCount[]> {
  const rows = await db.$queryRaw<({ login: string; refusal: string; count: number | bigint } & Told)[]>`
    SELECT login, refusal, way, whose, COUNT(*) AS count
    FROM (SELECT r.login, r.refusal, r.way, ${WHOSE} FROM ${WITH_API_USER}
      WHERE r."accountId" = ${accountId} AND r.at >= ${since}) AS told
    GROUP BY login, refusal, way, whose
    ORDER BY COUNT(*) DESC, login, refusal, COALESCE(way, ''), whose LIMIT ${limit}`;
  return rows.map((row) => ({ ...row, ...readTold(row), count: Number(row.count) }));
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
