import type { FailingCallback, RefusalCount, Trouble } from '@/lib/domain/usage/overview';
import type { Database } from '../connections/client';

/** API users whose callback URL fails or was switched off for it, longest first. */
export async function listFailingCallbacks(db: Database, accountId: number, limit: number): Promise<FailingCallback[]> {
  const rows = await db.$queryRaw<{ login: string; url: string; since: Date; callbackSwitchedOffAt: Date | null }[]>`
    SELECT login, "callbackUrl" AS url, "callbackFailingSince" AS since, "callbackSwitchedOffAt" FROM "ApiUser"
    WHERE "accountId" = ${accountId} AND "callbackUrl" IS NOT NULL AND "callbackFailingSince" IS NOT NULL
    ORDER BY "callbackFailingSince" LIMIT ${limit}`;
  return rows.map(({ callbackSwitchedOffAt, ...row }) => ({ ...row, isSwitchedOff: callbackSwitchedOffAt !== null }));
}

/** API users whose quota blocks them, and those whose quota is below their limit; those that are disabled send nothing. */
export async function listShortQuotas(
  db: Database,
  accountId: number,
  limit: number,
): Promise<Pick<Trouble, 'blocked' | 'low'>> {
  const rows = await db.$queryRaw<{ login: string; quotaLeft: number | bigint }[]>`
    SELECT login, "quotaLeft" FROM "ApiUser"
    WHERE "accountId" = ${accountId} AND "quotaActive" AND "disabledAt" IS NULL
      AND ("quotaLeft" = 0 OR "quotaLeft" < "alertThreshold")
    ORDER BY "quotaLeft", login LIMIT ${limit}`;
  const isBlocked = ({ quotaLeft }: { readonly quotaLeft: number | bigint }) => Number(quotaLeft) === 0;
  return {
    blocked: rows.filter(isBlocked).map(({ login }) => login),
    low: rows.filter((row) => !isBlocked(row)).map(({ login }) => login),
  };
}

/** Of the refused requests since a moment, which API user's were refused why, most first. */
export async function countRefusals(
  db: Database,
  accountId: number,
  { since, limit }: { readonly since: Date; readonly limit: number },
): Promise<RefusalCount[]> {
  const rows = await db.$queryRaw<{ login: string; refusal: string; count: number | bigint }[]>`
    SELECT u.login, r.refusal, COUNT(*) AS count
    FROM "ApiUser" u JOIN "RefusedRequest" r ON r."apiUserId" = u.id
    WHERE u."accountId" = ${accountId} AND r.at >= ${since}
    GROUP BY u.login, r.refusal ORDER BY COUNT(*) DESC, u.login, r.refusal LIMIT ${limit}`;
  return rows.map(({ count, ...row }) => ({ ...row, count: Number(count) }));
}
