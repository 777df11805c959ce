import type { FailingCallback, FirstFew, RefusalCount } from '@/lib/domain/usage/overview';
import type { Database } from '../connections/client';
import { Prisma } from '../generated/client';
import { loginsInUse } from '../search/api-users-with';

type Counted<Row> = Row & { readonly total: number | bigint };

const firstFew = <Row, Shown>(rows: readonly Counted<Row>[], show: (row: Counted<Row>) => Shown): FirstFew<Shown> => ({
  rows: rows.map(show),
  total: Number(rows[0]?.total ?? 0),
});

/** API users whose callback URL fails or was switched off for it, longest first. */
export async function listFailingCallbacks(
  db: Database,
  accountId: number,
  limit: number,
): Promise<FirstFew<FailingCallback>> {
  const rows = await db.$queryRaw<
    Counted<{ login: string; url: string; since: Date; callbackSwitchedOffAt: Date | null }>[]
  >`
    SELECT login, "callbackUrl" AS url, "callbackFailingSince" AS since, "callbackSwitchedOffAt",
      COUNT(*) OVER () AS total
    FROM "ApiUser"
    WHERE "accountId" = ${accountId} AND "callbackUrl" IS NOT NULL AND "callbackFailingSince" IS NOT NULL
    ORDER BY "callbackFailingSince", login LIMIT ${limit}`;
  return firstFew(rows, ({ login, url, since, callbackSwitchedOffAt }) => ({
    login,
    url,
    since,
    isSwitchedOff: callbackSwitchedOffAt !== null,
  }));
}

const QUOTAS = {
  blocked: Prisma.sql`"quotaLeft" = 0`,
  low: Prisma.sql`"quotaLeft" > 0 AND "quotaLeft" < "alertThreshold"`,
} as const;

/** Logins that their quota blocks, or whose quota is below their limit; those that are disabled send nothing anyway. */
export async function listShortQuotas(
  db: Database,
  accountId: number,
  which: keyof typeof QUOTAS,
  limit: number,
): Promise<FirstFew<string>> {
  const rows = await db.$queryRaw<Counted<{ login: string }>[]>`
    SELECT login, COUNT(*) OVER () AS total FROM "ApiUser"
    WHERE "accountId" = ${accountId} AND "quotaActive" AND "disabledAt" IS NULL AND ${QUOTAS[which]}
    ORDER BY "quotaLeft", login LIMIT ${limit}`;
  return firstFew(rows, ({ login }) => login);
}

/** Of the refused requests since a moment that are kept, those of which login were refused why, most first. */
export async function countRefusals(
  db: Database,
  accountId: number,
  { since, limit }: { readonly since: Date; readonly limit: number },
): Promise<RefusalCount[]> {
  const rows = await db.$queryRaw<{ login: string; refusal: string; count: number | bigint }[]>`
    SELECT login, refusal, COUNT(*) AS count FROM "RefusedRequest"
    WHERE "accountId" = ${accountId} AND at >= ${since}
    GROUP BY login, refusal ORDER BY COUNT(*) DESC, login, refusal LIMIT ${limit}`;
  const logins = await loginsInUse(db, accountId, new Set(rows.map(({ login }) => login)));
  return rows.map(({ count, ...row }) => ({ ...row, hasApiUser: logins.has(row.login), count: Number(count) }));
}
