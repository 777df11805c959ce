import { type NewRefusal, type RefusedRequest, readRefusalWay } from '@/lib/domain/api-user/refused-request';
import type { Database } from '../connections/client';
import { readBy } from '../connections/dialect';
import { table } from '../connections/fragments';
import type { SqlTransaction } from '../connections/sql-transaction';
import { Prisma } from '../generated/client';

/** `unknownLogin` is what is kept of the login where there is no such API user. */
type KeptRefusal = NewRefusal & { readonly unknownLogin: string };

/**
 * How many are kept of each API user, and of all logins of an account together that no API user has, by each way: whoever
 * has no key must not push out what the account's own programs could not send.
 */
const MOST_KEPT = 200;

/** Stands for none; no row has it. */
const NO_ID = 0;

/** Keeps refusals of accounts that exist, and only the newest of each API user and way; the others have nobody to tell. */
export async function insertRefusals(tx: SqlTransaction, refusals: readonly KeptRefusal[]): Promise<void> {
  if (refusals.length === 0) return;
  const rows = refusals.map((one, place) => {
    const { account, login, unknownLogin, at, refusal, clientIp, way, apiUserId = NO_ID } = one;
    return [place, account, login, unknownLogin, at, refusal, clientIp, way, apiUserId];
  });
  const told = Prisma.sql`
    ${table(rows)} AS r
    JOIN "SmsAccount" a ON a."serviceName" = r.column2
    LEFT JOIN "ApiUser" u ON r.column9 = ${NO_ID} AND u."accountId" = a.id AND u.login = r.column3
    LEFT JOIN "ApiUser" i ON i.id = r.column9 AND i."accountId" = a.id`;
  await tx.$executeRaw`
    INSERT INTO "RefusedRequest" ("accountId", "apiUserId", login, at, refusal, "clientIp", way)
    SELECT a.id, COALESCE(u.id, i.id, ${NO_ID}), COALESCE(u.login, i.login, r.column4), r.column5, r.column6, r.column7, r.column8
    FROM ${told} ORDER BY r.column1`;
  await tx.$executeRaw`
    DELETE FROM "RefusedRequest" WHERE id IN (
      SELECT id FROM (
        SELECT id, ROW_NUMBER() OVER (PARTITION BY "accountId", "apiUserId", way ORDER BY id DESC) AS place
        FROM ${readBy('RefusedRequest', 'RefusedRequest_accountId_apiUserId_id_idx')}
        WHERE ("accountId", "apiUserId") IN (SELECT a.id, COALESCE(u.id, i.id, ${NO_ID}) FROM ${told})
      ) AS placed WHERE place > ${MOST_KEPT})`;
}

/** How many of an API user's refusals that are kept are not older than that. */
export const countRefusalsSince = (db: Database, accountId: number, apiUserId: number, since: Date): Promise<number> =>
  db.refusedRequest.count({ where: { accountId, apiUserId, at: { gte: since } } });

/** The newest refusals of an API user since a time. */
export async function listRefusals(
  db: Database,
  accountId: number,
  apiUserId: number,
  since: Date,
  limit: number,
): Promise<RefusedRequest[]> {
  const found = await db.refusedRequest.findMany({
    where: { accountId, apiUserId, at: { gte: since } },
    orderBy: { id: 'desc' },
    take: limit,
    omit: { accountId: true, apiUserId: true, login: true },
  });
  return found.map((refusal) => ({ ...refusal, way: readRefusalWay(refusal.way) }));
}
