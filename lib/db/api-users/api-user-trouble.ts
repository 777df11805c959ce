import { API_USER_TROUBLES, type ApiUserTrouble, type ApiUserTroubleName } from '@/lib/domain/api-user/api-user';
import type { FirstFew, TroubledApiUser } from '@/lib/domain/api-user/trouble';
import type { Database } from '../connections/client';
import { readBy } from '../connections/dialect';
import { Prisma } from '../generated/client';
import { EVERY_ROW } from '../search/search-log';
import { filterApiUsers } from './api-user-filters';

/** Of each the index of those that it can be about, as there may be very many that nothing is wrong with; and what is told. */
const TROUBLES: Readonly<
  Record<ApiUserTroubleName, { readonly index: string; readonly since: Prisma.Sql; readonly order: Prisma.Sql }>
> = {
  failing: {
    index: 'ApiUser_failing_idx',
    since: Prisma.sql`"callbackFailingSince"`,
    order: Prisma.sql`"callbackFailingSince"`,
  },
  switchedOff: {
    index: 'ApiUser_switched_off_idx',
    since: Prisma.sql`"callbackSwitchedOffAt"`,
    order: Prisma.sql`"callbackSwitchedOffAt"`,
  },
  blocked: { index: 'ApiUser_quota_idx', since: Prisma.sql`NULL`, order: Prisma.sql`"loginOrder"` },
  // Who has no quota of its own has what the account has.
  low: {
    index: 'ApiUser_accountId_alertThreshold_idx',
    since: Prisma.sql`NULL`,
    order: Prisma.sql`CASE WHEN "quotaActive" THEN "quotaLeft"
      ELSE (SELECT a."creditsLeft" FROM "SmsAccount" a WHERE a.id = "accountId") END`,
  },
};

const troubled = (accountId: number, name: ApiUserTroubleName) => Prisma.sql`
  FROM ${readBy('ApiUser', TROUBLES[name].index)}
  WHERE "accountId" = ${accountId} AND ${filterApiUsers(API_USER_TROUBLES[name])}`;

/** How many of an account's API users there are, and how many need somebody: as many as the filters of that find. */
export async function countTrouble(db: Database, accountId: number): Promise<ApiUserTrouble> {
  const count = (name: ApiUserTroubleName) => Prisma.sql`(SELECT count(*) ${troubled(accountId, name)})`;
  const [counted] = await db.$queryRaw<Record<keyof ApiUserTrouble, bigint | number>[]>`
    SELECT (SELECT count(*) FROM ${readBy('ApiUser', 'ApiUser_accountId_loginOrder_login_idx')}
        WHERE "accountId" = ${accountId} AND ${EVERY_ROW}) AS "all",
      ${count('failing')} AS failing, ${count('switchedOff')} AS "switchedOff",
      ${count('blocked')} AS blocked, ${count('low')} AS low`;
  const { all = 0, failing = 0, switchedOff = 0, blocked = 0, low = 0 } = counted ?? {};
  return {
    all: Number(all),
    failing: Number(failing),
    switchedOff: Number(switchedOff),
    blocked: Number(blocked),
    low: Number(low),
  };
}

/** The first few of those that `countTrouble` counts under that name, the longest or the least left first, and their count. */
export async function listTroubled(
  db: Database,
  accountId: number,
  name: ApiUserTroubleName,
  limit: number,
): Promise<FirstFew<TroubledApiUser>> {
  const { since, order } = TROUBLES[name];
  const rows = await db.$queryRaw<(TroubledApiUser & { total: number | bigint })[]>`
    SELECT login, "callbackUrl" AS url, ${since} AS since, COUNT(*) OVER () AS total ${troubled(accountId, name)}
    ORDER BY ${order}, "loginOrder", login LIMIT ${limit}`;
  return {
    rows: rows.map(({ login, url, since: at }) => ({ login, url, since: at })),
    total: Number(rows[0]?.total ?? 0),
  };
}
