import type { RefusedRequest } from '@/lib/domain/api-user/api-user';
import type { Database } from '../connections/client';
import { list, table } from '../connections/fragments';
import type { SqlTransaction } from '../connections/sql-transaction';

export type NewRefusal = {
  readonly account: string;
  readonly login: string;
  readonly refusal: string;
  readonly clientIp: string;
  readonly at: Date;
};

/** How many are kept of each API user. */
const MOST_KEPT = 200;

/** Keeps refusals of logins that exist, and only the newest of each; the others have nobody to tell. */
export async function insertRefusals(tx: SqlTransaction, refusals: readonly NewRefusal[]): Promise<void> {
  if (refusals.length === 0) return;
  const rows = table(refusals.map((r, place) => [place, r.account, r.login, r.at, r.refusal, r.clientIp]));
  await tx.$executeRaw`
    INSERT INTO "RefusedRequest" ("apiUserId", at, refusal, "clientIp")
    SELECT u.id, r.column4, r.column5, r.column6 FROM ${rows} AS r
    JOIN "SmsAccount" a ON a."serviceName" = r.column2
    JOIN "ApiUser" u ON u."accountId" = a.id AND u.login = r.column3
    ORDER BY r.column1`;
  const logins = [...new Set(refusals.map(({ login }) => login))];
  await tx.$executeRaw`
    DELETE FROM "RefusedRequest" WHERE "apiUserId" IN (SELECT id FROM "ApiUser" WHERE login IN (${list(logins)}))
    AND id <= (SELECT n.id FROM "RefusedRequest" n WHERE n."apiUserId" = "RefusedRequest"."apiUserId"
      ORDER BY n.id DESC LIMIT 1 OFFSET ${MOST_KEPT})`;
}

/** How many of an API user's refusals that are kept are not older than that. */
export const countRefusalsSince = (db: Database, apiUserId: number, since: Date): Promise<number> =>
  db.refusedRequest.count({ where: { apiUserId, at: { gte: since } } });

/** The newest refusals of an API user. */
export const listRefusals = (db: Database, apiUserId: number, limit: number): Promise<RefusedRequest[]> =>
  db.refusedRequest.findMany({ where: { apiUserId }, orderBy: { id: 'desc' }, take: limit, omit: { apiUserId: true } });
